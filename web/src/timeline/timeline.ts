import type { Callout, Gap, TimelineEvent } from "../api/types"
import { readTimeAtStart, type TimeContext, type TimeEntry } from "./time-entry"
import { clockAt, dayOf, secondsBetween, twoDigits } from "./zone-time"

/// A timeline as it is read: days, rows, gaps, filters. Pure; what is saved is somebody else's matter.

export const milestones = ["began", "detected", "declared", "mitigated", "resolved"] as const
export const callouts: readonly Callout[] = [...milestones, "inflection_point"]

/// Which clock the times are read off: the review's, or the reader's own.
export type Clocks = "review" | "reader"

export type Filter = {
  readonly who: string
  readonly source: string
  readonly callout: Callout | "any" | ""
}

export const noFilter: Filter = { who: "", source: "", callout: "" }

export function isFiltered(filter: Filter): boolean {
  return filter.who !== "" || filter.source !== "" || filter.callout !== ""
}

export function passes(event: TimelineEvent, filter: Filter): boolean {
  if (filter.who !== "" && event.who !== filter.who) return false
  if (filter.source !== "" && sourceName(event.source) !== filter.source) return false
  if (filter.callout === "any") return event.callouts.length > 0
  return filter.callout === "" || event.callouts.includes(filter.callout)
}

/// What a source is called where many are listed: a link by its host, anything else as it is.
export function sourceName(source: string): string {
  const link = linkOf(source)
  return link ? link.hostname.replace(/^www\./, "") : source.trim()
}

/// The source as a link that may be followed, if it is one.
export function linkOf(source: string): URL | undefined {
  if (!/^https?:\/\//i.test(source.trim())) return undefined
  try {
    return new URL(source.trim())
  } catch {
    return undefined
  }
}

function told(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))].sort((a, b) => a.localeCompare(b))
}

export function peopleIn(events: readonly TimelineEvent[]): string[] {
  return told(events.map((event) => event.who))
}

export function sourcesIn(events: readonly TimelineEvent[]): string[] {
  return told(events.map((event) => sourceName(event.source)))
}

export type Row =
  | { readonly type: "event"; readonly event: TimelineEvent }
  | { readonly type: "gap"; readonly gap: Gap }

/// `2026-03-01`; "" for events whose time is not known.
export type Day = { readonly day: string; readonly rows: readonly Row[] }

/// Events that are in order, by the days of `zone`, with a gap before the event that ends it.
export function daysOf(
  events: readonly TimelineEvent[],
  gaps: readonly Gap[],
  zone: string,
): Day[] {
  const endedBy = new Map(gaps.map((gap) => [gap.beforeEventId, gap]))
  const days: { day: string; rows: Row[] }[] = []
  for (const event of events) {
    const day = dayIn(event, zone)
    if (days.at(-1)?.day !== day) days.push({ day, rows: [] })
    const gap = endedBy.get(event.id)
    if (gap) days.at(-1)?.rows.push({ type: "gap", gap })
    days.at(-1)?.rows.push({ type: "event", event })
  }
  return days
}

/// The zone that an event's time is read in: its own where it has one.
export function zoneOf(event: TimelineEvent, reviewZone: string): string {
  return event.zone || reviewZone
}

export function dayIn(event: TimelineEvent, zone: string): string {
  return event.at ? dayOf(clockAt(event.at, zone)) : ""
}

/// An event's time as it is shown and typed: "10:05", "10:05:30", "about 10:05", "" for a whole day.
export function timeText(event: TimelineEvent, zone: string): string {
  if (!event.at || event.precision === "day") return ""
  const clock = clockAt(event.at, zone)
  const short = `${twoDigits(clock.hour)}:${twoDigits(clock.minute)}`
  if (event.precision === "about") return `about ${short}`
  return event.precision === "second" ? `${short}:${twoDigits(clock.second)}` : short
}

/// The end of an event: "10:20", with its day where that is another one.
export function endText(event: TimelineEvent, zone: string): string {
  if (!event.at || !event.endedAt) return ""
  const clock = clockAt(event.endedAt, zone)
  const day = dayOf(clock)
  const isSameDay = day === dayIn(event, zone)
  if (event.precision === "day") return isSameDay ? "" : day
  const seconds = event.precision === "second" ? `:${twoDigits(clock.second)}` : ""
  const time = `${twoDigits(clock.hour)}:${twoDigits(clock.minute)}${seconds}`
  return isSameDay ? time : `${day} ${time}`
}

/// What stands in the field when a time is edited: enough to be read back as the same time.
export function editText(event: TimelineEvent, zone: string): string {
  const day = dayIn(event, zone)
  const time = timeText(event, zone)
  const end = endText(event, zone)
  const about = time.startsWith("about ") ? "about " : ""
  const start = time === "" ? day : `${about}${day} ${time.slice(about.length)}`
  return end === "" ? start : `${start} – ${end}`
}

/// "10:05" on a page; the whole truth, in ISO 8601, is in its title.
export function isoTitle(event: TimelineEvent): string {
  if (!event.at) return event.asWritten
  const end = event.endedAt ? `/${event.endedAt}` : ""
  return event.asWritten ? `${event.at}${end} (${event.asWritten})` : `${event.at}${end}`
}

/// What a typed time changes of an event.
export function timeChanges(entry: TimeEntry): Partial<TimelineEvent> {
  return { at: entry.at, precision: entry.precision, endedAt: entry.endedAt }
}

export type QuickEntry = {
  readonly time: TimeEntry | undefined
  readonly who: string
  readonly what: string
}

/// A line typed into the timeline: a time, then perhaps who, then what. Who is a name after an @, or
/// a name that is known followed by a colon; everything else is what happened.
export function readQuick(
  line: string,
  context: TimeContext,
  names: readonly string[],
): QuickEntry {
  const read = readTimeAtStart(line, context)
  const rest = (read ? read.rest : line).replace(/^\s*[-–—:|]?\s*/, "").trim()
  const { who, what } = readWho(rest, names)
  return { time: read?.value, who, what }
}

function readWho(text: string, names: readonly string[]): { who: string; what: string } {
  const known = [...names]
    .sort((one, other) => other.length - one.length)
    .find((name) => beginsWithName(text, name))
  if (known === undefined) {
    const at = /^@([\p{L}\p{N}._-]+):?\s+/u.exec(text)
    return at ? { who: at[1] ?? "", what: text.slice(at[0].length) } : { who: "", what: text }
  }
  const skipped = text.startsWith("@") ? known.length + 1 : known.length
  return { who: known, what: text.slice(skipped).replace(/^:?\s*/, "") }
}

function beginsWithName(text: string, name: string): boolean {
  const lower = text.toLowerCase()
  const wanted = name.toLowerCase()
  if (wanted === "") return false
  if (lower.startsWith(`${wanted}:`)) return true
  return lower.startsWith(`@${wanted}`) && /^[\s:]|^$/.test(lower.slice(wanted.length + 1))
}

/// The day that a bare time belongs to: the selected event's, else the last one's, else today.
export function dayFor(
  events: readonly TimelineEvent[],
  selected: TimelineEvent | undefined,
  zone: string,
  now: string,
): string {
  const event = selected?.at ? selected : events.findLast((one) => one.at !== undefined)
  return dayOf(clockAt(event?.at ?? now, zone))
}

/// Whether an event already stands there: at about the same time, with the same words.
export function isDuplicate(
  candidate: { readonly at: string | undefined; readonly text: string },
  events: readonly TimelineEvent[],
): boolean {
  const words = plain(candidate.text)
  return events.some(
    (event) =>
      plain(event.what) === words &&
      (!candidate.at || !event.at || Math.abs(secondsBetween(event.at, candidate.at)) < 60),
  )
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}

/// The ids from one to the other, whichever comes first; only the second where the first is not there.
export function rangeOf(order: readonly string[], from: string, to: string): string[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)]
  if (start < 0 || end < 0) return [to]
  return order.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/// An event's callouts with one of them put on or taken off, in the order of an incident.
export function toggled(event: TimelineEvent, callout: Callout): Partial<TimelineEvent> {
  const isOn = event.callouts.includes(callout)
  const next = callouts.filter((one) => (one === callout ? !isOn : event.callouts.includes(one)))
  const isTurnGone = callout === "inflection_point" && isOn
  return isTurnGone ? { callouts: next, inflection: "" } : { callouts: next }
}
