/// Moments, and what the clocks of a zone say. A moment is ISO 8601 in UTC, as on the wire; a clock is
/// what hangs on a wall, with no zone to it. The rules for odd hours are the server's: an hour that is
/// skipped in spring gives the moment of the change, one that comes twice in autumn gives the first.

export type Clock = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone || "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  formats.set(zone, format)
  return format
}

/// Whether the browser knows a zone of this name. "" is none.
export function isZone(zone: string): boolean {
  if (zone === "") return false
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/// What the clocks of `zone` say at `moment`. No zone is read as UTC.
export function clockAt(moment: string, zone: string): Clock {
  return clockAtMillis(Date.parse(moment), zone)
}

function clockAtMillis(millis: number, zone: string): Clock {
  const parts: Record<string, number> = {}
  for (const part of formatOf(isZone(zone) ? zone : "UTC").formatToParts(millis))
    if (part.type !== "literal") parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return { year, month, day, hour, minute, second }
}

function asIfUtc(clock: Clock): number {
  const { year, month, day, hour, minute, second } = clock
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function offsetAt(millis: number, zone: string): number {
  const whole = Math.floor(millis / 1000) * 1000
  return asIfUtc(clockAtMillis(whole, zone)) - whole
}

const hour = 3_600_000

/// The moment at which the clocks of `zone` say `clock`.
export function momentOf(clock: Clock, zone: string): string {
  const wanted = asIfUtc(clock)
  const before = wanted - offsetAt(wanted - 24 * hour, zone)
  const after = wanted - offsetAt(wanted + 24 * hour, zone)
  const [first, last] = before < after ? [before, after] : [after, before]
  for (const candidate of [first, last])
    if (asIfUtc(clockAtMillis(candidate, zone)) === wanted) return isoOf(candidate)
  return isoOf(changeBetween(first, last, zone))
}

/// The first second after `first` at which the zone's offset is no longer what it was.
function changeBetween(first: number, last: number, zone: string): number {
  const offset = offsetAt(first, zone)
  let [low, high] = [first / 1000, last / 1000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * 1000, zone) === offset) low = middle
    else high = middle
  }
  return high * 1000
}

/// ISO 8601 in UTC; a fraction only where there is one, as the server writes it.
export function isoOf(millis: number): string {
  return new Date(millis).toISOString().replace(".000Z", "Z")
}

/// `moment` and so many seconds.
export function later(moment: string, seconds: number): string {
  return isoOf(Date.parse(moment) + seconds * 1000)
}

export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0")
}

/// `2026-03-01`.
export function dayOf(clock: Clock): string {
  return `${String(clock.year).padStart(4, "0")}-${twoDigits(clock.month)}-${twoDigits(clock.day)}`
}

/// The day after (or before) `day`, both as `2026-03-01`.
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)
}

/// The short name of a zone at a moment ("PDT", "GMT+1"), for beside a time.
export function zoneLabel(zone: string, moment: string): string {
  if (!isZone(zone)) return "UTC"
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" })
  const part = format.formatToParts(Date.parse(moment)).find((one) => one.type === "timeZoneName")
  return part?.value ?? zone
}
