import { expect, test } from "vitest"
import type { Finding } from "../api/types"
import { findingAt, isSetAside, nextFrom, placed, previousFrom } from "./findings"

function finding(beginUtf16: number, endUtf16: number, phrase = "should have"): Finding {
  const texts = { message: "", ask: "", because: "" }
  const bytes = { begin: beginUtf16, end: endUtf16, line: 1, column: 1 }
  return {
    rule: "counterfactual",
    severity: "warning",
    ...bytes,
    beginUtf16,
    endUtf16,
    phrase,
    ...texts,
  }
}

test("a phrase is set aside however it is broken and written", () => {
  const asides = [{ rule: "counterfactual", phrase: "Should\n have" }]
  expect(isSetAside(finding(0, 11), asides)).toBe(true)
  expect(isSetAside({ rule: "hindsight", phrase: "should have" }, asides)).toBe(false)
  expect(isSetAside({ rule: "counterfactual", phrase: "could have" }, asides)).toBe(false)
})

test("findings stand in order, and what does not fit the text is left out", () => {
  const found = placed([finding(20, 30), finding(5, 8), finding(90, 120), finding(7, 7)], 100)
  expect(found.map(({ from, to }) => [from, to])).toEqual([
    [5, 8],
    [20, 30],
  ])
})

test("going on from the last finding leads to the first, and back", () => {
  const found = placed([finding(5, 8), finding(20, 30)], 100)
  expect(nextFrom(found, 0)?.from).toBe(5)
  expect(nextFrom(found, 5)?.from).toBe(20)
  expect(nextFrom(found, 20)?.from).toBe(5)
  expect(previousFrom(found, 20)?.from).toBe(5)
  expect(previousFrom(found, 5)?.from).toBe(20)
  expect(nextFrom([], 0)).toBeUndefined()
})

test("of two findings over one place the tighter is meant", () => {
  const found = placed([finding(0, 30), finding(5, 8)], 100)
  expect(findingAt(found, 6)?.to).toBe(8)
  expect(findingAt(found, 20)?.to).toBe(30)
  expect(findingAt(found, 40)).toBeUndefined()
})
