import { describe, expect, test } from "vitest"
import type { Proposal, ProposedEvent, UploadMessage } from "../api/types"
import { newEvent } from "../reviews/review"
import {
  duplicatesOf,
  firstPicks,
  isArchive,
  isTold,
  knownMessages,
  matches,
  momentOfLocal,
  momentOfProposed,
  needsDay,
  peopleOf,
  proposedTime,
  threaded,
  toggled,
  wantedEvents,
  wantedProposal,
} from "./evidence"

function entry(at: string, text = "x", changes: Partial<ProposedEvent> = {}): ProposedEvent {
  const rest = { until: "", about: false, zone: "", asWritten: at, who: "", callout: "" }
  return { at, text, ...rest, evidenceId: "", ...changes }
}

function proposal(events: ProposedEvent[]): Proposal {
  const texts = { title: "T", zone: "", date: "2026-03-01", severity: "", status: "" }
  const actions = [
    { text: "a", link: "" },
    { text: "b", link: "" },
  ]
  return { ...texts, authors: [], events, actions, sections: [], remarks: [] }
}

function message(key: string, thread = "", changes: Partial<UploadMessage> = {}): UploadMessage {
  const flags = { kind: "message" as const, isBot: false, isEdited: false, files: [] }
  return { key, at: "2026-03-01T10:00:00Z", author: "ben", text: key, thread, ...flags, ...changes }
}

test("an entry without a day needs one", () => {
  expect(needsDay([entry("2026-03-01T10:05"), entry("2026-03-01")])).toBe(false)
  expect(needsDay([entry("T10:05")])).toBe(true)
})

describe("the moment of an entry", () => {
  test.each([
    [entry("2026-03-01T10:05"), "UTC", "", "2026-03-01T10:05:00Z"],
    [entry("2026-03-01T10:05:30"), "America/Los_Angeles", "", "2026-03-01T18:05:30Z"],
    [
      entry("2026-03-01T10:05", "x", { zone: "UTC" }),
      "America/Los_Angeles",
      "",
      "2026-03-01T10:05:00Z",
    ],
    [entry("T10:05"), "UTC", "2026-03-02", "2026-03-02T10:05:00Z"],
    [entry("T10:05"), "UTC", "", undefined],
    [entry("2026-03-01"), "UTC", "", "2026-03-01T00:00:00Z"],
    [entry(""), "UTC", "", undefined],
  ])("%#", (event, zone, day, expected) => {
    expect(momentOfProposed(event, zone, day)).toBe(expected)
  })
})

test("what stands in the review already is marked and not taken at first", () => {
  const there = [{ ...newEvent("Rolled back"), id: "e", at: "2026-03-01T10:05:00Z" }]
  const events = [entry("2026-03-01T10:05", "rolled back"), entry("2026-03-01T10:06", "Paged Ben")]
  const duplicates = duplicatesOf(events, there, "UTC", "")
  expect([...duplicates]).toEqual([0])
  expect([...firstPicks(proposal(events), duplicates).events]).toEqual([1])
})

test("what is taken is what was picked, with days and names as the person gave them", () => {
  const events = [
    entry("T10:05", "a", { who: "bwong", until: "T10:10" }),
    entry("T10:06", "b", { who: "pshah" }),
    entry("2026-03-04T01:00", "c"),
  ]
  const picks = { events: new Set([0, 2]), actions: new Set([1]) }
  const names = { bwong: "Ben Wong" }
  const wishes = { title: " New ", zone: "UTC", day: "2026-03-02", names, picks }
  expect(
    wantedEvents(proposal(events), wishes).map(({ at, until, who }) => [at, until, who]),
  ).toEqual([
    ["2026-03-02T10:05", "2026-03-02T10:10", "Ben Wong"],
    ["2026-03-04T01:00", "", ""],
  ])
  const wanted = wantedProposal(proposal(events), wishes)
  expect([wanted.title, wanted.zone, wanted.date]).toEqual(["New", "UTC", "2026-03-02"])
  expect(wanted.actions.map(({ text }) => text)).toEqual(["b"])
})

test("people are counted in order of appearance", () => {
  const events = [
    entry("", "a", { who: "x" }),
    entry("", "b", { who: "y" }),
    entry("", "c", { who: "x" }),
  ]
  expect(peopleOf(events)).toEqual([
    { name: "x", count: 2 },
    { name: "y", count: 1 },
  ])
})

test("a time is shown with its end, and the day only where it changes", () => {
  const range = { until: "2026-03-01T10:20" }
  expect(proposedTime(entry("2026-03-01T10:05", "", range))).toBe("2026-03-01 10:05 – 10:20")
  expect(proposedTime(entry("T10:05"))).toBe("10:05")
  const overnight = { until: "2026-03-02T00:20" }
  expect(proposedTime(entry("2026-03-01T23:05", "", overnight))).toBe(
    "2026-03-01 23:05 – 2026-03-02 00:20",
  )
})

describe("threads", () => {
  const told = (messages: UploadMessage[]) =>
    threaded(messages).map(({ message, isReply }) => (isReply ? `>${message.key}` : message.key))

  test("stand under what they reply to", () => {
    expect(told([message("1", "1"), message("2"), message("3", "1"), message("4", "1")])).toEqual([
      "1",
      ">3",
      ">4",
      "2",
    ])
  })

  test("whose beginning is elsewhere stand by their own time, and none is lost", () => {
    expect(told([message("2"), message("3", "1")])).toEqual(["2", ">3"])
  })
})

test("messages are found by author and words", () => {
  expect(matches(message("rolled BACK"), "back")).toBe(true)
  expect(matches(message("x"), "BEN")).toBe(true)
  expect(matches(message("x"), "y")).toBe(false)
  expect(matches(message("x"), " ")).toBe(true)
})

test("messages that are events already are known", () => {
  const there = [{ ...newEvent("paged"), id: "e", at: "2026-03-01T10:00:10Z" }]
  expect([...knownMessages([message("paged"), message("other"), message("", "")], there)]).toEqual([
    "paged",
  ])
})

test("coming and leaving is not said by anybody", () => {
  expect(isTold(message("x"))).toBe(true)
  expect(isTold(message("x", "", { kind: "join" }))).toBe(false)
})

test("picks are put on and taken off", () => {
  expect([...toggled(new Set([1]), 2)]).toEqual([1, 2])
  expect([...toggled(new Set([1, 2]), 1)]).toEqual([2])
})

test("an archive is told by its name", () => {
  expect(isArchive("Export.ZIP")).toBe(true)
  expect(isArchive("zip.md")).toBe(false)
})

test("a local time is a moment by the reader's clocks", () => {
  expect(momentOfLocal("2026-03-01T10:05", "America/Los_Angeles")).toBe("2026-03-01T18:05:00Z")
  expect(momentOfLocal("", "UTC")).toBe("")
})
