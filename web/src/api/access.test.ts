import { expect, it } from "vitest"
import { offeredBy, reaches } from "./access"

it("goes up from a guest to an owner, and nobody signed in is below", () => {
  expect(reaches("owner", "administrator")).toBe(true)
  expect(reaches("member", "member")).toBe(true)
  expect(reaches("reader", "member")).toBe(false)
  expect(reaches(undefined, "guest")).toBe(false)
})

it("offers nobody more than they have, and nobody above them", () => {
  expect(offeredBy("owner", "owner")).toContain("owner")
  expect(offeredBy("administrator", "member")).not.toContain("owner")
  expect(offeredBy("administrator", "owner")).toEqual([])
  expect(offeredBy("member", "anyone")).toEqual(["anyone"])
  expect(offeredBy("reader", "anyone")).toEqual([])
})
