import { describe, expect, it } from "vitest"
import { fitOf, fitting, grouped, numberTyped, type Entry } from "./palette"

const entry = (name: string, group: Entry["group"] = "pages"): Entry => ({ id: name, group, name })

describe("the palette", () => {
  it("finds by the beginning of every word typed", () => {
    expect(fitOf("New review", "rev")).toBeGreaterThan(0)
    expect(fitOf("Use the dark theme", "dark th")).toBeGreaterThan(0)
    expect(fitOf("New review", "view")).toBe(0)
    expect(fitOf("New review", "new page")).toBe(0)
  })

  it("puts what begins with it before what holds it", () => {
    const found = fitting([entry("New review"), entry("Reviews")], "rev")
    expect(found.map((found) => found.name)).toEqual(["Reviews", "New review"])
  })

  it("offers everything, in its order, before anything is typed", () => {
    expect(fitting([entry("B"), entry("A")], " ").map((found) => found.name)).toEqual(["B", "A"])
  })

  it("shows reviews, which arrive late, below all else, and no empty group", () => {
    const groups = grouped([entry("Checkout", "reviews"), entry("Library")])
    expect(groups.map((group) => group.group)).toEqual(["pages", "reviews"])
  })

  it("knows a review's number", () => {
    expect(numberTyped("PM-14")).toBe(14)
    expect(numberTyped(" 7 ")).toBe(7)
    expect(numberTyped("pm14")).toBe(14)
    expect(numberTyped("14 days")).toBeUndefined()
    expect(numberTyped("")).toBeUndefined()
  })
})
