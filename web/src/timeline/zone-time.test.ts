import { expect, test } from "vitest"
import { clockAt, dayOf, dayPlus, isZone, momentOf, zoneLabel, type Clock } from "./zone-time"

function clock(text: string): Clock {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
    .split(/[-T:]/)
    .map(Number)
  return { year, month, day, hour, minute, second }
}

test.each([
  ["2026-03-01T10:05:00", "UTC", "2026-03-01T10:05:00Z"],
  ["2026-03-01T10:05:00", "", "2026-03-01T10:05:00Z"],
  ["2026-03-01T10:05:00", "Not/A_Zone", "2026-03-01T10:05:00Z"],
  ["2026-07-01T10:05:30", "America/Los_Angeles", "2026-07-01T17:05:30Z"],
  ["2026-01-01T00:00:00", "Asia/Kolkata", "2025-12-31T18:30:00Z"],
])("%s in %s is %s", (local, zone, moment) => {
  expect(momentOf(clock(local), zone)).toBe(moment)
})

test("an hour that is skipped in spring gives the moment of the change", () => {
  expect(momentOf(clock("2026-03-08T02:30:00"), "America/Los_Angeles")).toBe("2026-03-08T10:00:00Z")
})

test("an hour that comes twice in autumn gives the first", () => {
  expect(momentOf(clock("2026-11-01T01:30:00"), "America/Los_Angeles")).toBe("2026-11-01T08:30:00Z")
})

test("the hours beside a change keep their own offsets", () => {
  expect(momentOf(clock("2026-03-08T01:59:59"), "America/Los_Angeles")).toBe("2026-03-08T09:59:59Z")
  expect(momentOf(clock("2026-03-08T03:00:00"), "America/Los_Angeles")).toBe("2026-03-08T10:00:00Z")
})

test("midnight is hour 0 of the new day", () => {
  expect(clockAt("2026-03-01T00:00:00Z", "UTC")).toEqual(clock("2026-03-01T00:00:00"))
})

test("what a clock says leads back to the moment, in every zone and at every hour", () => {
  for (const zone of ["Europe/Vienna", "Australia/Lord_Howe", "America/St_Johns", "UTC"])
    for (let hour = 0; hour < 24 * 30; hour += 7) {
      const moment = new Date(Date.UTC(2026, 9, 10, hour, 5)).toISOString().replace(".000Z", "Z")
      const said = clockAt(moment, zone)
      expect(clockAt(momentOf(said, zone), zone)).toEqual(said)
    }
})

test("days are told and counted", () => {
  expect(dayOf(clockAt("2026-03-01T23:30:00Z", "Europe/Vienna"))).toBe("2026-03-02")
  expect(dayPlus("2026-02-28", 1)).toBe("2026-03-01")
  expect(dayPlus("2026-01-01", -1)).toBe("2025-12-31")
})

test("a zone is one that the browser knows, and no zone is none", () => {
  expect(isZone("Europe/Vienna")).toBe(true)
  expect(isZone("Mars/Olympus")).toBe(false)
  expect(isZone("")).toBe(false)
})

test("the label of a zone follows the season", () => {
  expect(zoneLabel("America/Los_Angeles", "2026-07-01T00:00:00Z")).toBe("PDT")
  expect(zoneLabel("America/Los_Angeles", "2026-01-01T00:00:00Z")).toBe("PST")
  expect(zoneLabel("", "2026-01-01T00:00:00Z")).toBe("UTC")
})
