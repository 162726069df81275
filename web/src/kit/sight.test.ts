import { expect, test } from "vitest"
import { startInSight } from "./sight"

test.each([
  ["there is room", 100, 100],
  ["it would hang over the right edge", 300, 192],
  ["it would hang over the left edge", -40, 8],
])("what is shown stays in sight: %s", (_, start, expected) => {
  expect(startInSight(start, 160, 360)).toBe(expected)
})

test("what is wider than its place shows its beginning", () => {
  expect(startInSight(50, 500, 360)).toBe(8)
})
