import { describe, expect, it } from "vitest"
import type { LibraryAnswer, LibraryHit } from "../api/types"
import { continued, facetGroups, isEmptySearch, searchOf } from "./search"

const hit = (number: number): LibraryHit => ({
  number,
  title: `Review ${number}`,
  kindName: "Outage",
  severityName: "",
  snippet: [],
})

const answer: LibraryAnswer = {
  hits: [hit(3)],
  facets: {
    kinds: [
      { key: "outage", name: "Outage", count: 2 },
      { key: "drill", name: "Drill", count: 0 },
    ],
    severities: [],
    factors: [{ key: "latent", name: "Latent", count: 0 }],
    isComplete: true,
  },
  next: "abc",
}

describe("a search", () => {
  it("is read from the address", () => {
    expect(searchOf(new URLSearchParams("q=disk+full&kind=outage&x=y"))).toEqual({
      q: "disk full",
      kind: "outage",
    })
  })

  it("is empty without words and facets", () => {
    expect(isEmptySearch({ q: "  " })).toBe(true)
    expect(isEmptySearch({ q: "", factor: "latent" })).toBe(false)
  })

  it("shows only facets that narrow, and the one that is chosen", () => {
    expect(facetGroups(answer, { q: "x" }).map((group) => group.name)).toEqual(["kind"])
    expect(facetGroups(answer, { q: "x" })[0]?.facets).toHaveLength(1)
    expect(facetGroups(answer, { q: "x", factor: "latent" })[1]?.facets).toHaveLength(1)
  })

  it("goes on where it stopped and keeps the counts of the whole", () => {
    const next: LibraryAnswer = {
      hits: [hit(1)],
      facets: { kinds: [], severities: [], factors: [], isComplete: true },
      next: "",
    }
    const both = continued(answer, next)
    expect(both.hits.map((one) => one.number)).toEqual([3, 1])
    expect(both.facets).toBe(answer.facets)
    expect(both.next).toBe("")
  })
})
