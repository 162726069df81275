import { describe, expect, test } from "vitest"
import { readShift, readSpan, readTime, readTimeAtStart, type TimeContext } from "./time-entry"

const context: TimeContext = {
  zone: "UTC",
  day: "2026-03-01",
  anchor: "2026-03-01T10:00:00Z",
  now: "2026-03-04T12:34:56Z",
}

function said(text: string, changed: Partial<TimeContext> = {}): string | undefined {
  const entry = readTime(text, { ...context, ...changed })
  if (!entry) return undefined
  return [entry.at, entry.precision, entry.endedAt].filter(Boolean).join(" ")
}

describe("a time as people type it", () => {
  test.each([
    ["10:05", "2026-03-01T10:05:00Z minute"],
    ["  9:05 ", "2026-03-01T09:05:00Z minute"],
    ["10.05", "2026-03-01T10:05:00Z minute"],
    ["10h05", "2026-03-01T10:05:00Z minute"],
    ["10:05:30", "2026-03-01T10:05:30Z second"],
    ["10:05:30.123", "2026-03-01T10:05:30Z second"],
    ["about 10:05", "2026-03-01T10:05:00Z about"],
    ["~10:05", "2026-03-01T10:05:00Z about"],
    ["ca. 10:05", "2026-03-01T10:05:00Z about"],
    ["10:05 pm", "2026-03-01T22:05:00Z minute"],
    ["12:00 AM", "2026-03-01T00:00:00Z minute"],
    ["12pm", "2026-03-01T12:00:00Z minute"],
    ["7 p.m.", "2026-03-01T19:00:00Z minute"],
    ["2026-03-02 10:05", "2026-03-02T10:05:00Z minute"],
    ["2026-03-02T10:05:09Z", "2026-03-02T10:05:09Z second"],
    ["2026/3/2 10:05", "2026-03-02T10:05:00Z minute"],
    ["2026-03-02", "2026-03-02T00:00:00Z day"],
    ["2 Mar 10:05", "2026-03-02T10:05:00Z minute"],
    ["March 2nd, 2025 10:05", "2025-03-02T10:05:00Z minute"],
    ["Mar 2 10:05", "2026-03-02T10:05:00Z minute"],
    ["Sept 2", "2026-09-02T00:00:00Z day"],
    ["yesterday 23:10", "2026-03-03T23:10:00Z minute"],
    ["now", "2026-03-04T12:34:00Z minute"],
    ["+5m", "2026-03-01T10:05:00Z minute"],
    ["+5", "2026-03-01T10:05:00Z minute"],
    ["-1h30", "2026-03-01T08:30:00Z minute"],
    ["+1h 30m", "2026-03-01T11:30:00Z minute"],
    ["+90s", "2026-03-01T10:01:30Z second"],
    ["+2 hours", "2026-03-01T12:00:00Z minute"],
    ["10:05-10:20", "2026-03-01T10:05:00Z minute 2026-03-01T10:20:00Z"],
    ["10:05 to 10:20", "2026-03-01T10:05:00Z minute 2026-03-01T10:20:00Z"],
    ["23:50 – 00:10", "2026-03-01T23:50:00Z minute 2026-03-02T00:10:00Z"],
    ["2026-03-02 23:50 – 2026-03-03 01:00", "2026-03-02T23:50:00Z minute 2026-03-03T01:00:00Z"],
  ])("%s is %s", (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test.each([
    "",
    "soon",
    "25:00",
    "10:60",
    "13 pm",
    "0:30 pm",
    "2026-02-30",
    "2026-13-01",
    "10:05 rolled back",
    "1005",
    "5m",
    "Marching 2",
    "40 Mar",
  ])("%j is none", (text) => {
    expect(said(text)).toBeUndefined()
  })

  test("nothing can be counted from where no event is selected", () => {
    expect(said("+5m", { anchor: undefined })).toBeUndefined()
  })

  test("the zone is the one of the clock that was read", () => {
    expect(said("10:05", { zone: "America/Los_Angeles" })).toBe("2026-03-01T18:05:00Z minute")
    expect(said("10:05 UTC", { zone: "America/Los_Angeles" })).toBe("2026-03-01T10:05:00Z minute")
  })

  test("a small hour after a late event is the next day's, where that is asked for", () => {
    const late = { anchor: "2026-03-01T23:50:00Z", rollsOver: true }
    expect(said("00:10", late)).toBe("2026-03-02T00:10:00Z minute")
    expect(said("22:10", late)).toBe("2026-03-01T22:10:00Z minute")
    expect(said("2026-03-01 00:10", late)).toBe("2026-03-01T00:10:00Z minute")
    expect(said("00:10", { ...late, rollsOver: false })).toBe("2026-03-01T00:10:00Z minute")
  })
})

describe("a line that begins with a time", () => {
  test.each([
    ["10:05 Rolled back", "2026-03-01T10:05:00Z", " Rolled back"],
    ["+5m Paged Ben", "2026-03-01T10:05:00Z", " Paged Ben"],
    ["about 10:05 - CPU rises", "2026-03-01T10:05:00Z", " - CPU rises"],
    ["2026-03-02 Deploy freeze", "2026-03-02T00:00:00Z", " Deploy freeze"],
    ["10:05: 3 pods restarted", "2026-03-01T10:05:00Z", ": 3 pods restarted"],
  ])("%s", (text, at, rest) => {
    const read = readTimeAtStart(text, context)
    expect(read?.value.at).toBe(at)
    expect(read?.rest).toBe(rest)
  })

  test("a line that begins with a word has no time", () => {
    expect(readTimeAtStart("Rolled back at 10:05", context)).toBeUndefined()
    expect(readTimeAtStart("Nobody was paged", context)).toBeUndefined()
  })
})

test.each([
  ["5", 300],
  ["5m", 300],
  ["1h", 3600],
  ["1h30", 5400],
  ["1h30m", 5400],
  ["90 s", 90],
  ["1 day", 86400],
  ["2 hours 5 minutes", 7500],
])("%s is %i seconds", (text, seconds) => {
  expect(readSpan(text)).toBe(seconds)
})

test.each(["", "soon", "5x", "m5", "5m later"])("%j is no length of time", (text) => {
  expect(readSpan(text)).toBeUndefined()
})

test.each([
  ["+5m", 300],
  ["−1h30", -5400],
  ["-90 s", -90],
  ["2h", 7200],
  ["soon", undefined],
  ["", undefined],
])("a shift by %j is %s seconds", (text, seconds) => {
  expect(readShift(text)).toBe(seconds)
})
