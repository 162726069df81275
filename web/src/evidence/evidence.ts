import type { Proposal, ProposedEvent, UploadMessage } from "../api/types"
import type { TimelineEvent } from "../api/types"
import { isDuplicate } from "../timeline/timeline"
import { momentOf, type Clock } from "../timeline/zone-time"

/// What was recognised in something that is brought in, and what a person made of it. Pure; nothing is
/// written anywhere until the page says so.

/// Text beyond this is refused here already: it is more than an incident.
export const text_bytes_max = 10 * 1024 * 1024

export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name)
}

/// A proposal as somebody is looking at it: the same, with what is left out.
export type Picks = {
  readonly events: ReadonlySet<number>
  readonly actions: ReadonlySet<number>
}

function indices(items: readonly unknown[]): Set<number> {
  return new Set(items.map((_, at) => at))
}

/// Everything is taken at first, but what stands in the review already.
export function firstPicks(proposal: Proposal, duplicates: ReadonlySet<number>): Picks {
  const events = indices(proposal.events)
  for (const at of duplicates) events.delete(at)
  return { events, actions: indices(proposal.actions) }
}

export function toggled(picks: ReadonlySet<number>, at: number): Set<number> {
  const next = new Set(picks)
  if (!next.delete(at)) next.add(at)
  return next
}

const timeOnly = /^T\d{2}:\d{2}/

/// Whether there are entries that only say what the clock said, and not on which day.
export function needsDay(events: readonly ProposedEvent[]): boolean {
  return events.some((event) => timeOnly.test(event.at))
}

/// An entry with the day it lacks.
function onDay(event: ProposedEvent, day: string): ProposedEvent {
  if (day === "") return event
  const dated = (time: string) => (timeOnly.test(time) ? day + time : time)
  return { ...event, at: dated(event.at), until: dated(event.until) }
}

/// Who is named in the entries, in order of appearance, with how often.
export function peopleOf(events: readonly ProposedEvent[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { who } of events) if (who !== "") counts.set(who, (counts.get(who) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count }))
}

export type Names = Readonly<Record<string, string>>

function renamed(event: ProposedEvent, names: Names): ProposedEvent {
  const who = names[event.who]?.trim()
  return who === undefined || event.who === "" ? event : { ...event, who }
}

export type Wishes = {
  readonly title: string
  readonly zone: string
  /// The day of entries without one; "" to leave them so.
  readonly day: string
  readonly names: Names
  readonly picks: Picks
}

/// The events that are to be brought in, as the person left them.
export function wantedEvents(proposal: Proposal, wishes: Wishes): ProposedEvent[] {
  return proposal.events
    .filter((_, at) => wishes.picks.events.has(at))
    .map((event) => renamed(onDay(event, wishes.day), wishes.names))
}

/// The whole proposal, as the person left it.
export function wantedProposal(proposal: Proposal, wishes: Wishes): Proposal {
  return {
    ...proposal,
    title: wishes.title.trim(),
    zone: wishes.zone.trim(),
    date: wishes.day || proposal.date,
    events: wantedEvents(proposal, wishes),
    actions: proposal.actions.filter((_, at) => wishes.picks.actions.has(at)),
  }
}

function clockOf(text: string): Clock | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text)
  if (!match) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0))
  return { year, month, day, hour, minute, second }
}

/// The moment of an entry, if it has a day.
export function momentOfProposed(
  event: ProposedEvent,
  zone: string,
  day: string,
): string | undefined {
  const clock = clockOf(onDay(event, day).at)
  return clock && momentOf(clock, event.zone || zone)
}

/// Which of the entries stand in the review already.
export function duplicatesOf(
  proposed: readonly ProposedEvent[],
  events: readonly TimelineEvent[],
  zone: string,
  day: string,
): Set<number> {
  const found = new Set<number>()
  for (const [at, event] of proposed.entries()) {
    const candidate = { at: momentOfProposed(event, zone, day), text: event.text }
    if (isDuplicate(candidate, events)) found.add(at)
  }
  return found
}

/// Which of the messages stand in the review already.
export function knownMessages(
  messages: readonly UploadMessage[],
  events: readonly TimelineEvent[],
): Set<string> {
  const known = messages.filter(({ at, text }) => text !== "" && isDuplicate({ at, text }, events))
  return new Set(known.map(({ key }) => key))
}

/// How an entry's time is shown: "2026-03-01 10:05 – 10:20".
export function proposedTime(event: ProposedEvent): string {
  const plain = (time: string) => time.replace("T", " ").trim()
  const start = plain(event.at)
  if (event.until === "") return start
  const isSameDay = event.until.slice(0, 10) === event.at.slice(0, 10)
  return `${start} – ${isSameDay ? plain(event.until.slice(10)) : plain(event.until)}`
}

export type Threaded = { readonly message: UploadMessage; readonly isReply: boolean }

/// Messages with the replies of a thread under what they reply to; a reply whose beginning is not among
/// the messages stands by its own time.
export function threaded(messages: readonly UploadMessage[]): Threaded[] {
  const beginnings = new Set(messages.filter(isBeginning).map(({ thread, key }) => thread || key))
  const replies = new Map<string, UploadMessage[]>()
  for (const message of messages)
    if (!isBeginning(message) && beginnings.has(message.thread))
      replies.set(message.thread, [...(replies.get(message.thread) ?? []), message])
  return messages.flatMap((message) => {
    if (!isBeginning(message)) return beginnings.has(message.thread) ? [] : [reply(message)]
    const own = replies.get(message.thread || message.key) ?? []
    return [{ message, isReply: false }, ...own.map(reply)]
  })
}

function reply(message: UploadMessage): Threaded {
  return { message, isReply: true }
}

/// Slack gives the first message of a thread the thread's own name.
function isBeginning(message: UploadMessage): boolean {
  return message.thread === "" || message.thread === message.key || message.thread === message.at
}

/// Whether somebody says something, and not only comes in or leaves.
export function isTold(message: UploadMessage): boolean {
  return message.kind === "message" || message.kind === "notice"
}

/// A message that has one of the words; everything where nothing is asked for.
export function matches(message: UploadMessage, asked: string): boolean {
  const wanted = asked.trim().toLowerCase()
  return `${message.author} ${message.text}`.toLowerCase().includes(wanted)
}

/// `datetime-local` as a moment by the reader's clocks; "" stays "".
export function momentOfLocal(local: string, zone: string): string {
  const clock = clockOf(local)
  return clock ? momentOf(clock, zone) : ""
}
