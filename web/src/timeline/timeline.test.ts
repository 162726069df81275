import { describe, expect, test } from "vitest"
import type { TimelineEvent } from "../api/types"
import { readTime } from "./time-entry"
import {
  dayFor,
  daysOf,
  editText,
  endText,
  isDuplicate,
  noFilter,
  passes,
  rangeOf,
  readQuick,
  sourcesIn,
  timeText,
  toggled,
} from "./timeline"

function event(id: string, at: string | undefined, changes: Partial<TimelineEvent> = {}) {
  const texts = { zone: "", asWritten: "", personId: "", who: "", what: id, source: "" }
  const lists = { evidenceIds: [], callouts: [], inflection: "", revision: 1 }
  const made: TimelineEvent = { id, precision: "minute", ...texts, ...lists, ...changes }
  return at === undefined ? made : { ...made, at }
}

const late = event("late", "2026-03-01T23:50:00Z")
const early = event("early", "2026-03-02T00:40:00Z")

describe("days", () => {
  test("are those of the zone", () => {
    const days = (zone: string) => daysOf([late, early], [], zone).map(({ day }) => day)
    expect(days("UTC")).toEqual(["2026-03-01", "2026-03-02"])
    expect(days("America/Los_Angeles")).toEqual(["2026-03-01"])
  })

  test("end with the events whose time is not known", () => {
    const days = daysOf([late, event("none", undefined)], [], "UTC")
    expect(days.map(({ day }) => day)).toEqual(["2026-03-01", ""])
  })

  test("show a gap before the event that ends it", () => {
    const gap = {
      beganAt: late.at ?? "",
      endedAt: early.at ?? "",
      durationSeconds: 3000,
      afterEventId: "late",
      beforeEventId: "early",
    }
    const rows = daysOf([late, early], [gap], "UTC").flatMap((day) => day.rows)
    expect(rows.map(({ type }) => type)).toEqual(["event", "gap", "event"])
  })
})

describe("a time on the page", () => {
  test.each([
    ["minute", "23:50"],
    ["second", "23:50:00"],
    ["about", "about 23:50"],
    ["day", ""],
  ] as const)("known to the %s", (precision, expected) => {
    expect(timeText({ ...late, precision }, "UTC")).toBe(expected)
  })

  test("ends on its own day or says which", () => {
    expect(endText({ ...late, endedAt: "2026-03-01T23:55:00Z" }, "UTC")).toBe("23:55")
    expect(endText({ ...late, endedAt: "2026-03-02T00:05:00Z" }, "UTC")).toBe("2026-03-02 00:05")
  })

  test("is read back as what it was", () => {
    const context = { zone: "Europe/Vienna", day: "2020-01-01", now: "2026-01-01T00:00:00Z" }
    for (const precision of ["minute", "second", "about"] as const)
      for (const endedAt of [undefined, "2026-03-01T23:55:00Z", "2026-03-04T08:00:00Z"]) {
        const shown = { ...late, precision, ...(endedAt ? { endedAt } : {}) }
        const entry = readTime(editText(shown, "Europe/Vienna"), context)
        expect(entry).toEqual({ at: late.at, precision, ...(endedAt ? { endedAt } : {}) })
      }
    const day = { ...event("d", "2026-02-28T23:00:00Z"), precision: "day" as const }
    expect(readTime(editText(day, "Europe/Vienna"), context)).toEqual({
      at: day.at,
      precision: "day",
    })
  })
})

describe("a line typed into the timeline", () => {
  const context = { zone: "UTC", day: "2026-03-01", now: "2026-03-01T12:00:00Z" }
  const read = (line: string) => {
    const { time, who, what } = readQuick(line, context, ["Priya", "Priya Shah", "Ben"])
    return [time?.at.slice(11, 16), who, what]
  }

  test.each([
    ["10:05 Rolled back", ["10:05", "", "Rolled back"]],
    ["10:05 - Rolled back", ["10:05", "", "Rolled back"]],
    ["10:05 Ben: rolled back", ["10:05", "Ben", "rolled back"]],
    ["10:05 @priya shah rolled back", ["10:05", "Priya Shah", "rolled back"]],
    ["10:05 @Dana rolled back", ["10:05", "Dana", "rolled back"]],
    ["10:05 Benefits page is slow", ["10:05", "", "Benefits page is slow"]],
    ["10:05 @Bengt: rolled back", ["10:05", "Bengt", "rolled back"]],
    ["10:05 Note: nobody was paged", ["10:05", "", "Note: nobody was paged"]],
    ["Rolled back", [undefined, "", "Rolled back"]],
  ])("%s", (line, expected) => {
    expect(read(line)).toEqual(expected)
  })
})

test("a bare time belongs to the selected event's day, else to the last one's, else to today", () => {
  const now = "2026-05-05T12:00:00Z"
  expect(dayFor([late, early], late, "UTC", now)).toBe("2026-03-01")
  expect(dayFor([late, early], undefined, "UTC", now)).toBe("2026-03-02")
  expect(dayFor([event("none", undefined)], undefined, "UTC", now)).toBe("2026-05-05")
})

describe("a filter", () => {
  const shown = event("x", undefined, {
    who: "Ben",
    source: "https://www.example.com/a",
    callouts: ["began"],
  })
  test.each([
    [noFilter, true],
    [{ ...noFilter, who: "Ben" }, true],
    [{ ...noFilter, who: "Priya" }, false],
    [{ ...noFilter, source: "example.com" }, true],
    [{ ...noFilter, callout: "began" as const }, true],
    [{ ...noFilter, callout: "any" as const }, true],
    [{ ...noFilter, callout: "resolved" as const }, false],
  ])("%j", (filter, expected) => {
    expect(passes(shown, filter)).toBe(expected)
  })

  test("names links by their host, once", () => {
    const other = event("y", undefined, { source: "https://example.com/b" })
    const plain = event("z", undefined, { source: "Pager" })
    expect(sourcesIn([shown, other, plain])).toEqual(["example.com", "Pager"])
  })
})

test("an event that stands there already is told by its time and its words", () => {
  const there = [event("a", "2026-03-01T10:05:00Z", { what: "**Rolled** back" })]
  expect(isDuplicate({ at: "2026-03-01T10:05:30Z", text: "rolled back." }, there)).toBe(true)
  expect(isDuplicate({ at: undefined, text: "rolled back" }, there)).toBe(true)
  expect(isDuplicate({ at: "2026-03-01T11:05:00Z", text: "rolled back" }, there)).toBe(false)
  expect(isDuplicate({ at: "2026-03-01T10:05:00Z", text: "rolled out" }, there)).toBe(false)
})

test("a range of events goes either way", () => {
  const order = ["a", "b", "c", "d"]
  expect(rangeOf(order, "b", "d")).toEqual(["b", "c", "d"])
  expect(rangeOf(order, "c", "a")).toEqual(["a", "b", "c"])
  expect(rangeOf(order, "gone", "c")).toEqual(["c"])
})

test("callouts stand in the order of an incident, however they are put on", () => {
  const resolved = event("x", undefined, { callouts: ["resolved"] })
  expect(toggled(resolved, "began")).toEqual({ callouts: ["began", "resolved"] })
  expect(toggled(resolved, "resolved")).toEqual({ callouts: [] })
  const turn = event("y", undefined, { callouts: ["inflection_point"], inflection: "rolled back" })
  expect(toggled(turn, "inflection_point")).toEqual({ callouts: [], inflection: "" })
})
