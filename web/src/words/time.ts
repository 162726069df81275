/// Times and durations as somebody would say them. The time now is always given in.

import { words } from "./en"

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/// `17 min`, `1 h 24 min`, `3 days 4 h`; "not known" where it is not.
export function duration(seconds: number | undefined): string {
  if (seconds === undefined) return words.notKnown
  const sign = seconds < 0 ? "−" : ""
  const whole = Math.round(Math.abs(seconds))
  if (whole < minute) return `${sign}${whole} s`
  // What rounds to sixty minutes is an hour.
  if (whole < hour - minute / 2) return sign + two(whole, minute, "min", 1, "s", 10 * minute)
  if (whole < day - minute / 2) return sign + two(whole, hour, "h", minute, "min", day)
  return (
    sign +
    two(whole, day, "d", hour, "h", 14 * day)
      .replace(/^1 d\b/, "1 day")
      .replace(/ d\b/, " days")
  )
}

/// The smaller unit is said only up to `exactBelow`: nobody needs the seconds of forty minutes.
function two(
  seconds: number,
  big: number,
  bigName: string,
  small: number,
  smallName: string,
  exactBelow: number,
): string {
  if (seconds >= exactBelow) return `${Math.round(seconds / big)} ${bigName}`
  const inSmall = Math.round(seconds / small)
  const ratio = big / small
  const rest = inSmall % ratio
  const head = `${Math.floor(inSmall / ratio)} ${bigName}`
  return rest ? `${head} ${rest} ${smallName}` : head
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat("en-GB", { ...options, ...(zone && { timeZone: zone }) })
  formatters.set(key, made)
  return made
}

export type Precision = "second" | "minute" | "day" | "about"

const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
const date: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" }

/// `10:05`, or `10:05:30` to the second, in `zone` ("" for the reader's own).
export function clockText(iso: string, zone = "", precision: Precision = "minute"): string {
  const exact = precision === "second" ? { ...clock, second: "2-digit" as const } : clock
  const text = formatter(zone, exact).format(new Date(iso))
  return precision === "about" ? words.about(text) : text
}

/// `5 Mar 2026`.
export function dayText(iso: string, zone = ""): string {
  return formatter(zone, date).format(new Date(iso))
}

/// `Thu 5 Mar 2026`.
export function longDayText(iso: string, zone = ""): string {
  return formatter(zone, { ...date, weekday: "short" })
    .format(new Date(iso))
    .replace(",", "")
}

/// `5 Mar 2026, 10:05`; the day alone where no more is known.
export function momentText(iso: string, zone = "", precision: Precision = "minute"): string {
  if (precision === "day") return dayText(iso, zone)
  return `${dayText(iso, zone)}, ${clockText(iso, zone, precision)}`
}

/// `in 3 days`, `2 hours ago`, `today` is left to whoever knows the zone.
export function relativeText(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000
  const size = Math.abs(seconds)
  const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" })
  if (size < 45) return words.justNow
  if (size < hour) return relative.format(Math.round(seconds / minute), "minute")
  if (size < day) return relative.format(Math.round(seconds / hour), "hour")
  if (size < 45 * day) return relative.format(Math.round(seconds / day), "day")
  if (size < 365 * day) return relative.format(Math.round(seconds / (30.44 * day)), "month")
  return relative.format(Math.round(seconds / (365.25 * day)), "year")
}

/// What stands under the pointer: the review's own clock where it has one, then the exact moment.
export function timeTitle(iso: string, zone: string, precision: Precision = "minute"): string {
  if (!zone || !isZone(zone)) return iso
  return `${momentText(iso, zone, precision)} ${zone} · ${iso}`
}

export function isZone(zone: string): boolean {
  try {
    formatter(zone, clock)
    return true
  } catch {
    return false
  }
}

export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/// Every zone that this browser knows, UTC and `first` before the rest.
export function zones(first: readonly string[] = []): string[] {
  const known =
    typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : []
  return [...new Set([...first.filter(Boolean), "UTC", ...known])]
}
