import { describe, expect, it } from "vitest"
import {
  clockText,
  duration,
  isZone,
  longDayText,
  momentText,
  relativeText,
  timeTitle,
  zones,
} from "./time"

describe("a duration", () => {
  it.each([
    [0, "0 s"],
    [59, "59 s"],
    [60, "1 min"],
    [90, "1 min 30 s"],
    [17 * 60, "17 min"],
    [41 * 60 + 20, "41 min"],
    [84 * 60, "1 h 24 min"],
    [2 * 3600, "2 h"],
    [3 * 86400 + 4 * 3600, "3 days 4 h"],
    [30 * 86400 + 3600, "30 days"],
    [25 * 3600, "1 day 1 h"],
    [-90, "−1 min 30 s"],
  ])("of %i seconds is said as %s", (seconds, said) => {
    expect(duration(seconds)).toBe(said)
  })

  it("carries what rounding makes whole", () => {
    expect(duration(59.6)).toBe("1 min")
    expect(duration(7199)).toBe("2 h")
    expect(duration(59 * 60 + 40)).toBe("1 h")
    expect(duration(86_380)).toBe("1 day")
  })

  it("that is not known is not zero", () => {
    expect(duration(undefined)).toBe("not known")
  })
})

describe("a moment", () => {
  const iso = "2026-03-05T09:05:30Z"

  it("is told by the clock of a zone", () => {
    expect(clockText(iso, "Europe/Berlin")).toBe("10:05")
    expect(clockText(iso, "UTC", "second")).toBe("09:05:30")
    expect(clockText(iso, "UTC", "about")).toBe("about 09:05")
    expect(clockText("2026-03-05T00:00:00Z", "UTC")).toBe("00:00")
  })

  it("says no more than is known", () => {
    expect(momentText(iso, "UTC", "day")).toBe("5 Mar 2026")
    expect(momentText(iso, "America/New_York")).toBe("5 Mar 2026, 04:05")
    expect(longDayText(iso, "UTC")).toBe("Thu 5 Mar 2026")
  })

  it("has the review's clock and the exact time under the pointer", () => {
    expect(timeTitle(iso, "Europe/Berlin")).toBe(`5 Mar 2026, 10:05 Europe/Berlin · ${iso}`)
    expect(timeTitle(iso, "")).toBe(iso)
    expect(timeTitle(iso, "Mars/Olympus")).toBe(iso)
  })

  it("is told from now", () => {
    const now = Date.parse(iso)
    expect(relativeText(iso, now)).toBe("just now")
    expect(relativeText("2026-03-05T08:05:30Z", now)).toBe("1 hour ago")
    expect(relativeText("2026-03-08T09:05:30Z", now)).toBe("in 3 days")
    expect(relativeText("2024-03-05T09:05:30Z", now)).toBe("2 years ago")
  })
})

describe("zones", () => {
  it("are known or not", () => {
    expect(isZone("Asia/Tokyo")).toBe(true)
    expect(isZone("Nowhere/Land")).toBe(false)
  })

  it("come with the wanted ones first, once", () => {
    const all = zones(["Europe/Oslo", ""])
    expect(all.slice(0, 2)).toEqual(["Europe/Oslo", "UTC"])
    expect(new Set(all).size).toBe(all.length)
  })
})
