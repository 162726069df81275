import { describe, expect, it } from "vitest"
import { isServers, matchPath, safeReturn } from "./match"

describe("an address", () => {
  it("fits its pattern and gives its names", () => {
    expect(matchPath("/reviews/:number", "/reviews/14")).toEqual({ number: "14" })
    expect(matchPath("/", "/")).toEqual({})
    expect(matchPath("/reviews", "/reviews/")).toEqual({})
    expect(matchPath("/a/:x", "/a/caf%C3%A9")).toEqual({ x: "café" })
  })

  it("does not fit where it is longer, shorter or other", () => {
    expect(matchPath("/reviews/:number", "/reviews")).toBeUndefined()
    expect(matchPath("/reviews", "/reviews/14")).toBeUndefined()
    expect(matchPath("/library", "/reviews")).toBeUndefined()
  })

  it("survives a broken escape", () => {
    expect(matchPath("/a/:x", "/a/%zz")).toEqual({ x: "%zz" })
  })
})

describe("signing in", () => {
  it("leads back to where one wanted to go", () => {
    expect(safeReturn("/reviews/14?x=1")).toBe("/reviews/14?x=1")
  })

  it("never leads to another site, nor to itself", () => {
    for (const to of [null, "", "https://x.example", "//x.example", "/\\x.example", "/sign-in"])
      expect(safeReturn(to)).toBe("/")
  })
})

describe("the server's own addresses", () => {
  it("are left to the browser", () => {
    expect(isServers("/p/14")).toBe(true)
    expect(isServers("/api/v1/reviews/14/export")).toBe(true)
  })

  it("are not our pages", () => {
    expect(isServers("/people")).toBe(false)
    expect(isServers("/")).toBe(false)
  })
})
