import { expect, it } from "vitest"
import { filtersOf, isFiltered } from "./filters"

it("reads the filters that an address names, and no others", () => {
  const query = new URLSearchParams("kind=outage&stage=&lead=me&colour=red")
  expect(filtersOf(query)).toEqual({ kind: "outage", lead: "me" })
})

it("knows whether any filter is set", () => {
  expect(isFiltered({})).toBe(false)
  expect(isFiltered({ published: "no" })).toBe(true)
})
