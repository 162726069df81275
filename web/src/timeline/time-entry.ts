import { clockAt, dayOf, dayPlus, later, momentOf, twoDigits, type Clock } from "./zone-time"

/// Reads a time as people type it beside a timeline. A time without a day takes the day it stands
/// on; a time with a sign counts from the event that is selected. Nothing is guessed that the line does
/// not show back: the page says what was understood before anything is saved.

export type Precision = "second" | "minute" | "day" | "about"

export type TimeEntry = {
  readonly at: string
  readonly precision: Precision
  /// The end of a range; absent where only one time was typed.
  readonly endedAt?: string
}

export type TimeContext = {
  readonly zone: string
  /// The day that a bare time belongs to, `2026-03-01`.
  readonly day: string
  /// What "+5m" counts from.
  readonly anchor?: string | undefined
  /// What "now" means.
  readonly now: string
  /// Whether a small hour after a late anchor is the next day's ("00:10" after 23:50).
  readonly rollsOver?: boolean
}

type Read<T> = { readonly value: T; readonly rest: string }

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")

/// Reads `text` as a time and nothing but a time.
export function readTime(text: string, context: TimeContext): TimeEntry | undefined {
  const read = readTimeAtStart(text, context)
  return read && read.rest.trim() === "" ? read.value : undefined
}

/// Reads a time at the start of `text` and gives back what follows it.
export function readTimeAtStart(text: string, context: TimeContext): Read<TimeEntry> | undefined {
  const trimmed = text.trimStart()
  return (
    readRelative(trimmed, context) ?? readNow(trimmed, context) ?? readAbsolute(trimmed, context)
  )
}

function readNow(text: string, context: TimeContext): Read<TimeEntry> | undefined {
  const match = /^now\b/i.exec(text)
  if (!match) return undefined
  const at = later(context.now.slice(0, 16) + ":00Z", 0)
  return { value: { at, precision: "minute" }, rest: text.slice(match[0].length) }
}

const unitSeconds: Record<string, number> = { d: 86_400, h: 3_600, m: 60, s: 1 }

/// Seconds in "5m", "1h30", "90 s", "2 hours"; a bare number is minutes.
export function readSpan(text: string): number | undefined {
  const lower = text.trim().toLowerCase()
  if (/^\d{1,5}$/.test(lower)) return Number(lower) * 60
  const piece =
    /(\d{1,5})\s*(d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])\s*/y
  let [seconds, at] = [0, 0]
  for (let match = piece.exec(lower); match; match = piece.exec(lower)) {
    seconds += Number(match[1]) * (unitSeconds[match[2]?.[0] ?? ""] ?? 0)
    at = piece.lastIndex
  }
  const tail = /^\d{1,2}$/.exec(lower.slice(at))
  if (at > 0 && tail && /h\w*\s*$/.test(lower.slice(0, at))) return seconds + Number(tail[0]) * 60
  return at > 0 && at === lower.length ? seconds : undefined
}

/// Seconds in "+5m" or "−1h30"; without a sign it is later.
export function readShift(text: string): number | undefined {
  const match = /^\s*([+\-−]?)\s*(.*)$/.exec(text)
  const seconds = readSpan(match?.[2] ?? "")
  return seconds !== undefined && /[-−]/.test(match?.[1] ?? "") ? -seconds : seconds
}

/// "+5m", "-1h30", "+90s"; the text up to the first thing that is no length of time.
function readRelative(text: string, context: TimeContext): Read<TimeEntry> | undefined {
  const match = /^([+\-−])\s*((?:\d{1,5}\s*(?:d|h|m|s)[a-z]*\s*)+\d{0,2}|\d{1,5})(?=\s|$)/i.exec(
    text,
  )
  if (!match || context.anchor === undefined) return undefined
  const seconds = readSpan(match[2] ?? "")
  if (seconds === undefined) return undefined
  const at = later(context.anchor, match[1] === "+" ? seconds : -seconds)
  const precision = Date.parse(at) % 60_000 === 0 ? "minute" : "second"
  return { value: { at, precision }, rest: text.slice(match[0].length) }
}

type TimeOfDay = { readonly hour: number; readonly minute: number; readonly second?: number }
type Piece = { readonly day?: string; readonly time?: TimeOfDay; readonly isUtc: boolean }

function readAbsolute(text: string, context: TimeContext): Read<TimeEntry> | undefined {
  const about = /^(?:about|around|approx(?:imately|\.)?|circa|ca\.?|c\.|~|≈)\s*/i.exec(text)
  const start = readPiece(about ? text.slice(about[0].length) : text, context)
  if (!start) return undefined
  const at = momentOfPiece(start.value, context)
  const precision = about ? "about" : precisionOf(start.value)
  const end = readEnd(start, at, context)
  return end
    ? { value: { at, precision, endedAt: end.value }, rest: end.rest }
    : { value: { at, precision }, rest: start.rest }
}

function precisionOf(piece: Piece): Precision {
  if (!piece.time) return "day"
  return piece.time.second === undefined ? "minute" : "second"
}

/// "- 10:20", "to 10:20": the end of a range. An end before its beginning is the next day's.
function readEnd(start: Read<Piece>, at: string, context: TimeContext): Read<string> | undefined {
  const dash = /^\s*(?:-|–|—|to\b|until\b|till\b)\s*/i.exec(start.rest)
  if (!dash) return undefined
  const day = start.value.day ?? dayOf(clockAt(at, context.zone))
  const end = readPiece(start.rest.slice(dash[0].length), context)
  if (!end || (!end.value.time && !end.value.day)) return undefined
  const inDay = { ...context, day, rollsOver: false }
  const piece = { ...end.value, isUtc: end.value.isUtc || start.value.isUtc }
  const endedAt = momentOfPiece(piece, inDay)
  if (Date.parse(endedAt) >= Date.parse(at)) return { value: endedAt, rest: end.rest }
  const nextDay = momentOfPiece(piece, { ...inDay, day: dayPlus(day, 1) })
  return end.value.day ? undefined : { value: nextDay, rest: end.rest }
}

function momentOfPiece(piece: Piece, context: TimeContext): string {
  const zone = piece.isUtc ? "UTC" : context.zone
  const time = piece.time ?? { hour: 0, minute: 0 }
  const day = piece.day ?? dayFor(time, context)
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number)
  const clock: Clock = { year, month, day: date, second: 0, ...time }
  return momentOf(clock, zone)
}

function dayFor(time: TimeOfDay, context: TimeContext): string {
  if (!context.rollsOver || context.anchor === undefined) return context.day
  const anchor = clockAt(context.anchor, context.zone)
  const isNextDay = anchor.hour >= 18 && time.hour < 6 && dayOf(anchor) === context.day
  return isNextDay ? dayPlus(context.day, 1) : context.day
}

function readPiece(text: string, context: TimeContext): Read<Piece> | undefined {
  const day = readDay(text, context)
  const between = day ? /^(?:T|,?\s+(?:at\s+)?)/i.exec(day.rest) : null
  const time = readTimeOfDay(day ? day.rest.slice(between?.[0].length ?? 0) : text)
  if (day && (!time || !between)) return { value: { day: day.value, isUtc: false }, rest: day.rest }
  if (!time) return undefined
  const utc = /^\s*(?:Z|UTC|GMT)(?![A-Za-z+\-])/.exec(time.rest)
  const rest = utc ? time.rest.slice(utc[0].length) : time.rest
  const value = { time: time.value, isUtc: utc !== null }
  return { value: day ? { day: day.value, ...value } : value, rest }
}

function readDay(text: string, context: TimeContext): Read<string> | undefined {
  return readNamedDay(text, context) ?? readIsoDay(text) ?? readMonthDay(text, context)
}

function readNamedDay(text: string, context: TimeContext): Read<string> | undefined {
  const match = /^(today|yesterday)\b/i.exec(text)
  if (!match) return undefined
  const today = dayOf(clockAt(context.now, context.zone))
  const value = match[1]?.toLowerCase() === "today" ? today : dayPlus(today, -1)
  return { value, rest: text.slice(match[0].length) }
}

function readIsoDay(text: string): Read<string> | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  return match ? checkedDay(match[1], match[2], match[3], text.slice(match[0].length)) : undefined
}

/// "1 Mar", "Mar 1", "March 1, 2026"; without a year it is the year of the day it stands on.
function readMonthDay(text: string, context: TimeContext): Read<string> | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?(?!\d|:)/i
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4})(?!:))?(?!\d|:)/i
  const first = dayFirst.exec(text)
  const second = first ? null : monthFirst.exec(text)
  const match = first ?? second
  if (!match) return undefined
  const name = (first ? match[2] : match[1]) ?? ""
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  if (month === 0 || !isMonthName(name, month)) return undefined
  const year = match[3] ?? context.day.slice(0, 4)
  return checkedDay(year, String(month), first ? match[1] : match[2], text.slice(match[0].length))
}

function isMonthName(name: string, month: number): boolean {
  const whole = new Date(Date.UTC(2026, month - 1, 1)).toLocaleString("en-US", {
    month: "long",
    timeZone: "UTC",
  })
  return whole.toLowerCase().startsWith(name.toLowerCase()) || name.toLowerCase() === "sept"
}

function checkedDay(year = "", month = "", day = "", rest: string): Read<string> | undefined {
  const value = `${year}-${twoDigits(Number(month))}-${twoDigits(Number(day))}`
  const millis = Date.parse(`${value}T00:00:00Z`)
  const isReal = !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(value)
  return isReal ? { value, rest } : undefined
}

function readTimeOfDay(text: string): Read<TimeOfDay> | undefined {
  const match =
    /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?!\d)(?:\s*([ap])\.?m\.?(?![a-z]))?/i.exec(
      text,
    ) ?? /^(\d{1,2})()()\s*([ap])\.?m\.?(?![a-z])/i.exec(text)
  if (!match) return undefined
  const hour = hourOf(Number(match[1]), match[4]?.toLowerCase())
  const minute = Number(match[2] || 0)
  if (hour === undefined || minute > 59 || Number(match[3] || 0) > 59) return undefined
  const time = { hour, minute }
  const value = match[3] ? { ...time, second: Number(match[3]) } : time
  return { value, rest: text.slice(match[0].length) }
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half === "p" ? 12 : 0)
}
