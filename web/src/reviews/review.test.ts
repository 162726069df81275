import { describe, expect, test } from "vitest"
import type { Factor, Lesson, ReviewDocument, Section } from "../api/types"
import {
  changed,
  clashes,
  droppedSections,
  inTime,
  isLink,
  isNotKnownYet,
  isOpenHazard,
  isOverdue,
  moved,
  namesIn,
  newAction,
  newEvent,
  newFactor,
  newLesson,
  numberIn,
  orderWith,
  partOfSection,
  picked,
  readSurprise,
  shownSections,
  storyOrder,
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
  const layers = "facts,statements"
  const learnt = { factors: [], lessons: [], actions: [], people: [] }
  return { review, kindName: "", severityName: "", layers, ...lists, ...learnt, ...changes }
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

test.each([
  ["14", 14],
  ["PM-14", 14],
  ["pm-14", 14],
  ["abc", undefined],
  ["0", undefined],
  ["14x", undefined],
  ["", undefined],
])("%j in an address is the review %s", (text, number) => {
  expect(numberIn(text)).toBe(number)
})

test("events stand by time, and those without one last", () => {
  const at = (id: string, time?: string) => ({ ...newEvent(id), id, ...(time ? { at: time } : {}) })
  const events = [
    at("none"),
    at("b", "2026-03-01T10:05:00Z"),
    at("a", "2026-03-01T10:05:00Z"),
    at("first", "2026-03-01T09:00:00Z"),
  ]
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
  const lesson: Lesson = { ...newLesson("got_lucky", "x"), lookedAt: "2026" }
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

test("stretches stand after impact, attempts after resolution, and the rest at the end", () => {
  const told = (keys: string[]) =>
    storyOrder(keys.map((key, at) => section(key, at, { key }))).map((piece) => piece.key)
  expect(told(["impact", "summary", "resolution"])).toEqual([
    "impact",
    "phases",
    "summary",
    "resolution",
    "attempts",
    "surprises",
    "scope",
  ])
  expect(told(["summary"])).toEqual(["summary", "phases", "attempts", "surprises", "scope"])
  const twice = storyOrder([section("a", 1, { key: "impact" }), section("b", 2, { key: "impact" })])
  expect(twice.filter((piece) => piece.type === "phases")).toHaveLength(1)
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

test("dropped sections keep their places while the others move", () => {
  const dropped = section("c", 2, { state: "dropped" })
  const all = document({ sections: [section("a", 1), dropped, section("b", 3)] })
  expect(orderWith(all, ["b", "a"])).toEqual(["b", "c", "a"])
})

test("names are told once, in order", () => {
  const events = [
    { ...newEvent("x"), who: "Priya" },
    { ...newEvent("y"), who: "" },
  ]
  const people = [
    { id: "1", name: "Ben" },
    { id: "2", name: "Priya" },
  ]
  expect(namesIn(document({ events, people }))).toEqual(["Ben", "Priya"])
})

test.each([
  ["Priya: the replica was read-only", "Priya", "the replica was read-only"],
  ["@Ana María Ruiz: it paged", "Ana María Ruiz", "it paged"],
  ["the replica was read-only", "", "the replica was read-only"],
  ["At 10:05 it paged", "", "At 10:05 it paged"],
  [
    "what I thought it would do was this: nothing",
    "",
    "what I thought it would do was this: nothing",
  ],
])("a surprise %j is whose it says", (line, who, text) => {
  expect(readSurprise(line)).toEqual({ who, text })
})

test("an action is overdue the day after it was due, while it is still to be done", () => {
  const action = { ...newAction("x"), due: "2026-03-01" }
  expect(isOverdue(action, Date.parse("2026-03-01T23:00:00Z"))).toBe(false)
  expect(isOverdue(action, Date.parse("2026-03-02T00:00:00Z"))).toBe(true)
  expect(isOverdue({ ...action, state: "done" }, Date.parse("2026-03-02T00:00:00Z"))).toBe(false)
  expect(isOverdue({ ...action, due: "" }, Date.parse("2026-03-02T00:00:00Z"))).toBe(false)
})

test("a link is one that may be followed", () => {
  expect(isLink("https://example.com/1")).toBe(true)
  expect(isLink("javascript:alert(1)")).toBe(false)
  expect(isLink("TICKET-1")).toBe(false)
})
