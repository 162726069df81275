import { expect, it } from "vitest"
import { nextIndex } from "./keys"

it("goes round a list by arrow keys", () => {
  expect(nextIndex("ArrowDown", -1, 3)).toBe(0)
  expect(nextIndex("ArrowDown", 2, 3)).toBe(0)
  expect(nextIndex("ArrowUp", 0, 3)).toBe(2)
  expect(nextIndex("ArrowUp", -1, 3)).toBe(2)
  expect(nextIndex("Home", 2, 3)).toBe(0)
  expect(nextIndex("End", 0, 3)).toBe(2)
})

it("leaves other keys, and an empty list, alone", () => {
  expect(nextIndex("a", 0, 3)).toBeUndefined()
  expect(nextIndex("ArrowDown", 0, 0)).toBeUndefined()
})
