import { describe, expect, test } from "vitest"
import type { Factor, ReviewDocument, Section } from "../api/types"
import {
  changed,
  clashes,
  droppedSections,
  inTime,
  isNotKnownYet,
  isOpenHazard,
  moved,
  namesIn,
  newEvent,
  newFactor,
  newLesson,
  partOfSection,
  picked,
  shownSections,
  withPart,
  withoutPart,
} from "./review"

function section(id: string, position: number, changes: Partial<Section> = {}): Section {
  const texts = { key: "summary", title: id, prompt: "", body: "" }
  return { id, ...texts, state: "shown", position, revision: 1, ...changes }
}

function factor(id: string, position: number): Factor {
  return { ...newFactor("latent", id), id, position, revision: 1 }
}

function document(changes: Partial<ReviewDocument> = {}): ReviewDocument {
  const review = {} as ReviewDocument["review"]
  const lists = { sections: [], events: [], phases: [], attempts: [], surprises: [], setAside: [] }
  const learnt = { factors: [], lessons: [], actions: [], people: [] }
  return { review, kindName: "", severityName: "", ...lists, ...learnt, ...changes }
}

describe("a part of a review", () => {
  const before = document({ factors: [factor("a", 1), factor("b", 2)] })

  test("takes the place of the one with its id", () => {
    const after = withPart(before, "factors", { ...factor("a", 1), statement: "new" })
    expect(after.factors.map(({ statement }) => statement)).toEqual(["new", "b"])
    expect(before.factors[0]?.statement).toBe("a")
  })

  test("stands where its position says", () => {
    const after = withPart(before, "factors", factor("c", 1.5))
    expect(after.factors.map(({ id }) => id)).toEqual(["a", "c", "b"])
  })

  test("is gone once it is deleted, and only it", () => {
    expect(withoutPart(before, "factors", "a").factors.map(({ id }) => id)).toEqual(["b"])
    expect(withoutPart(before, "factors", "x").factors).toHaveLength(2)
  })
})

test("events stand by time, and those without one last", () => {
  const at = (id: string, time?: string) => ({ ...newEvent(id), id, ...(time ? { at: time } : {}) })
  const events = [at("none"), at("b", "2026-03-01T10:05:00Z"), at("a", "2026-03-01T10:05:00Z"), at("first", "2026-03-01T09:00:00Z")]
  expect(inTime(events).map(({ id }) => id)).toEqual(["first", "a", "b", "none"])
})

describe("a change to something that somebody else saved meanwhile", () => {
  const current = { ...factor("a", 1), note: "theirs", standing: "accepted" as const }

  test("clashes over a member that both changed", () => {
    expect(clashes({ note: "" }, { note: "mine" }, current)).toEqual(["note"])
  })

  test("does not clash over what only one of them changed", () => {
    expect(clashes({ statement: "a" }, { statement: "mine" }, current)).toEqual([])
  })

  test("does not clash where both want the same", () => {
    expect(clashes({ note: "" }, { note: "theirs" }, current)).toEqual([])
  })

  test("counts an absent member as itself", () => {
    const lesson = newLesson("got_lucky", "x")
    expect(clashes({ lookedAt: undefined }, { lookedAt: "2026" }, lesson)).toEqual([])
  })
})

test("a change takes out what it says is not there", () => {
  const lesson = { ...newLesson("got_lucky", "x"), lookedAt: "2026" }
  expect(isOpenHazard(lesson)).toBe(false)
  expect(isOpenHazard(changed(lesson, { lookedAt: undefined }))).toBe(true)
  expect(picked(lesson, { lookedAt: undefined })).toEqual({ lookedAt: "2026" })
})

test("sections are told apart by whether they are shown, and stand in order", () => {
  const all = document({
    sections: [section("b", 2), section("a", 1), section("c", 3, { state: "dropped" })],
  })
  expect(shownSections(all).map(({ id }) => id)).toEqual(["a", "b"])
  expect(droppedSections(all).map(({ id }) => id)).toEqual(["c"])
})

test("an empty section is not known yet, but the timeline is told elsewhere", () => {
  expect(isNotKnownYet(section("a", 1, { body: " \n" }))).toBe(true)
  expect(isNotKnownYet(section("a", 1, { body: "x" }))).toBe(false)
  expect(isNotKnownYet(section("a", 1, { key: "timeline" }))).toBe(false)
})

test("a part that the coach does not know is read as story", () => {
  expect(partOfSection(section("a", 1, { key: "detection" }))).toBe("detection")
  expect(partOfSection(section("a", 1, { key: "" }))).toBe("other")
})

test.each([
  [0, 2, "b c a"],
  [2, 0, "c a b"],
  [1, 1, "a b c"],
  [0, 9, "b c a"],
  [2, -1, "c a b"],
  [7, 0, "a b c"],
])("moved from %i to %i", (from, to, expected) => {
  expect(moved(["a", "b", "c"], from, to).join(" ")).toBe(expected)
})

test("names are told once, in order", () => {
  const events = [{ ...newEvent("x"), who: "Priya" }, { ...newEvent("y"), who: "" }]
  const people = [{ id: "1", name: "Ben" }, { id: "2", name: "Priya" }]
  expect(namesIn(document({ events, people }))).toEqual(["Ben", "Priya"])
})
