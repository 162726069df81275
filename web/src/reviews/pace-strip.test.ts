import { expect, test } from "vitest"
import type { Pace } from "../api/types"
import { paceMarks, placeOf } from "./pace-strip"

const pace: Pace = {
  endedAt: "2026-03-01T00:00:00Z",
  endedBy: "resolved",
  draft: { dueAt: "2026-03-02T00:00:00Z", standing: "met", isPastLatest: false },
  meeting: {
    dueAt: "2026-03-08T00:00:00Z",
    latestAt: "2026-03-15T00:00:00Z",
    standing: "on_time",
    isPastLatest: false,
  },
}

test("the strip goes from the end of the incident to the last day for a meeting", () => {
  expect(placeOf(pace, Date.parse("2026-02-01T00:00:00Z"))).toBe(0)
  expect(placeOf(pace, Date.parse("2027-01-01T00:00:00Z"))).toBe(1)
  const places = paceMarks(pace).map(({ place }) => place)
  expect(places).toEqual([...places].sort((one, other) => one - other))
  expect(places.at(-1)).toBeGreaterThan(0.95)
})

test("the last day is a limit until it is past, and then late", () => {
  expect(paceMarks(pace).map(({ standing }) => standing)).toEqual(["met", "on_time", "limit"])
  const late = {
    ...pace,
    meeting: { ...pace.meeting, standing: "late", isPastLatest: true } as const,
  }
  expect(paceMarks(late).at(-1)?.standing).toBe("late")
})

test("a meeting that was held needs no last day", () => {
  const met = { ...pace, meeting: { ...pace.meeting, standing: "met" } as const }
  expect(paceMarks(met).map(({ name }) => name)).toEqual(["draft", "meeting"])
})

test("everything on one day still has a place", () => {
  const item = { dueAt: pace.endedAt, standing: "due", isPastLatest: false } as const
  const now: Pace = { ...pace, draft: item, meeting: item }
  for (const { place } of paceMarks(now)) expect(place).toBeGreaterThanOrEqual(0)
})
