import { describe, expect, test } from "vitest"
import type { HistoryEntry } from "../api/types"
import { actOf, byDay, fieldsOf, shortDifference } from "./history"

function entry(values: Partial<HistoryEntry>): HistoryEntry {
  const at = "2026-03-01T10:00:00Z"
  const base = { first: 1, number: 1, since: at, at, personId: "ada", item: "section", count: 1 }
  const rest = { names: [], act: "changed", before: undefined, after: undefined, mayRestore: true }
  return { ...base, ...rest, ...values } as HistoryEntry
}

describe("what was done is said in a sentence", () => {
  test.each<[string, Partial<HistoryEntry>]>([
    ["changed the section “Summary”", { names: ["Summary"], after: { body: "It rained" } }],
    ["added the event “Rolled back”", { item: "event", act: "added", names: ["Rolled back"] }],
    [
      "moved the section “Summary”",
      { names: ["Summary"], before: { position: 1 }, after: { position: 2 } },
    ],
    ["added 2 sections: “A” and “B”", { act: "added", count: 2, names: ["A", "B"] }],
    [
      "added 4 events: “A”, “B” and 2 more",
      { item: "event", act: "added", count: 4, names: ["A", "B"] },
    ],
    ["added 12 pieces of evidence", { item: "evidence", act: "added", count: 12 }],
    [
      "began the review",
      { item: "review", act: "added", after: { title: "Down", stage: "draft" } },
    ],
    [
      "changed the title and severity",
      {
        item: "review",
        before: { title: "Down", severity: "sev1" },
        after: { title: "Up", severity: "sev2" },
      },
    ],
    ["published the review", { item: "review", after: { publishedAt: "2026-03-01T10:00:00Z" } }],
    [
      "took the review out of the library",
      { item: "review", before: { publishedAt: "2026-03-01T10:00:00Z" }, after: {} },
    ],
    [
      "brought back the title",
      { item: "review", act: "restored", before: { title: "A" }, after: { title: "B" } },
    ],
    ["brought back the sample", { item: "review", act: "restored", after: { title: "B" } }],
    ["made a public link", { item: "public_link", act: "added" }],
    [
      "set a finding aside: “should have”",
      { item: "set_aside", act: "added", names: ["should have"] },
    ],
    [
      "brought back the action “Set a timeout”",
      { item: "action", act: "restored", names: ["Set a timeout"] },
    ],
  ])("%s", (sentence, values) => expect(actOf(entry(values))).toBe(sentence))
})

describe("what was different is told field by field", () => {
  const nameOf = (id: string) => ({ ada: "Ada", ben: "Ben" })[id] ?? ""
  const told = (values: Partial<HistoryEntry>) =>
    fieldsOf(entry(values), nameOf).map(
      ({ name, before, after }) => `${name}: ${before} > ${after}`,
    )

  test.each<[string, Partial<HistoryEntry>, string[]]>([
    ["a text", { before: { body: "a" }, after: { body: "b" } }, ["text: a > b"]],
    [
      "people by their names",
      { before: { leadId: "ada" }, after: { leadId: "ben" } },
      ["lead: Ada > Ben"],
    ],
    [
      "names of states as words",
      { before: { state: "in_progress" }, after: { state: "done" } },
      ["state: in progress > done"],
    ],
    ["a text is left alone", { before: { body: "a_b" }, after: { body: "" } }, ["text: a_b > "]],
    [
      "what is inside the scope",
      {
        before: { scope: { excludes: "x", firstEventId: "" } },
        after: { scope: { excludes: "y", firstEventId: "" } },
      },
      ["what is not looked into: x > y"],
    ],
    [
      "of what was deleted, its text",
      { act: "deleted", names: ["A"], before: { id: "1", title: "A", body: "gone" } },
      ["text: gone > "],
    ],
    [
      "not what the sentence says already",
      { act: "added", names: ["Call early"], after: { text: "Call early", kind: "takeaway" } },
      [],
    ],
    [
      "of what was brought back, the difference",
      { act: "restored", before: { body: "a" }, after: { body: "b" } },
      ["text: a > b"],
    ],
    ["nothing of many", { count: 3 }, []],
  ])("%s", (_, values, fields) => expect(told(values)).toEqual(fields))
})

test("entries stand under their days, newest first", () => {
  const at = ["2026-03-03T12:00:00Z", "2026-03-01T12:30:00Z", "2026-03-01T12:00:00Z"]
  const days = byDay(at.map((moment, number) => entry({ at: moment, number })))
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ["Tue 3 Mar 2026", 1],
    ["Sun 1 Mar 2026", 2],
  ])
})

test("what stayed the same is cut to what stands next to a change", () => {
  const long = "word ".repeat(200)
  const pieces = shortDifference(`${long}old ${long}`, `${long}new ${long}`)
  expect(pieces.map(({ kind }) => kind)).toEqual(["same", "gone", "new", "same"])
  expect(pieces.map(({ text }) => text).join("").length).toBeLessThan(250)
  expect(
    shortDifference("a b c", "a x c")
      .map(({ text }) => text)
      .join(""),
  ).toBe("a b x c")
})
