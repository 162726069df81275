import type { HistoryEntry } from "../api/types"
import { differencePieces, type DifferencePiece } from "../editor/merge"
import { historyWords as words } from "../words/history"
import { longDayText, momentText } from "../words/time"

/// The history of a review in words. Nothing here knows the network.

export type Day = { readonly day: string; readonly entries: readonly HistoryEntry[] }

/// By the reader's days, newest first as they come.
export function byDay(entries: readonly HistoryEntry[]): Day[] {
  const days: { day: string; entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = longDayText(entry.at)
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] })
    days.at(-1)?.entries.push(entry)
  }
  return days
}

type Members = Readonly<Record<string, unknown>>

/// The text that a part is, by its kind: what is shown of one that was added or deleted.
const mainTexts = ["body", "what", "felt", "tried", "statement", "text", "reason"]
const unsaid = ["id", "revision"]

/// What an entry did, after the name of whoever did it: `changed the section “Summary”`.
export function actOf(entry: HistoryEntry): string {
  const special = specialActOf(entry)
  if (special) return special
  if (entry.item === "review") return `${words.acts[entry.act]} the ${words.and(fieldNames(entry))}`
  const [one, many] = words.things[entry.item] ?? [entry.item, entry.item]
  const said = words.said[`${entry.item} ${entry.act}`]
  const verb = said ?? (isMove(entry) ? words.said["moved"] : words.acts[entry.act])
  const names = entry.names.map((name) => words.quoted(name))
  if (entry.count === 1) return [verb, said ? "" : one, names[0] ?? ""].filter(Boolean).join(" ")
  const rest = entry.count - names.length
  const all = names.length && rest > 0 ? [...names, words.others(rest)] : names
  return `${verb ?? ""} ${entry.count} ${many}${all.length ? `: ${words.and(all)}` : ""}`
}

function specialActOf(entry: HistoryEntry): string | undefined {
  const { item, act } = entry
  if (item === "public_link" || (item === "review" && !isDifference(entry)))
    return words.said[`${item} ${act}`]
  if (item !== "review") return undefined
  const [before, after] = [membersOf(entry.before), membersOf(entry.after)]
  if (before["publishedAt"] !== undefined && after["publishedAt"] === undefined)
    return words.said["withdrawn"]
  return after["publishedAt"] === undefined ? undefined : words.said["published"]
}

function isMove(entry: HistoryEntry): boolean {
  return entry.act === "changed" && entry.count === 1 && fieldNames(entry).join() === "place"
}

function fieldNames(entry: HistoryEntry): string[] {
  return [...new Set(fieldsOf(entry, String).map((field) => field.name))]
}

export type Field = { readonly name: string; readonly before: string; readonly after: string }

/// What was different, field by field. `nameOf` says who an id is.
export function fieldsOf(entry: HistoryEntry, nameOf: (id: string) => string): Field[] {
  const [before, after] = [flat(membersOf(entry.before)), flat(membersOf(entry.after))]
  const wanted = isDifference(entry) ? Object.keys({ ...before, ...after }) : mainTexts
  const fields = wanted
    .filter((member) => !unsaid.includes(member) && words.fields[member])
    .map((member) => ({
      name: words.fields[member] ?? member,
      before: valueText(member, before[member], nameOf),
      after: valueText(member, after[member], nameOf),
    }))
  return fields.filter((field) => field.before !== field.after && !isName(entry, field))
}

/// Whether there was something before, and is something after.
function isDifference(entry: HistoryEntry): boolean {
  return entry.act === "changed" || (entry.act === "restored" && entry.before !== undefined)
}

/// What the sentence has said already.
function isName(entry: HistoryEntry, field: Field): boolean {
  return !isDifference(entry) && entry.names.includes(field.before || field.after)
}

function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null ? (value as Members) : {}
}

/// The members of what is inside (a scope) beside the others.
function flat(members: Members): Members {
  const inner = Object.values(members).filter(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  )
  return Object.assign({}, members, ...inner) as Members
}

const people = ["leadId", "authorIds", "personId", "ownerId"]
const texts = [...mainTexts, "title", "ongoing", "excludes", "prompt", "note", "elsewhere"]

function valueText(member: string, value: unknown, nameOf: (id: string) => string): string {
  if (value === undefined || value === "") return ""
  if (Array.isArray(value))
    return value.map((one: unknown) => valueText(member, one, nameOf)).join(", ")
  if (people.includes(member)) return nameOf(String(value)) || words.somebody
  if (typeof value === "boolean") return value ? words.yes : words.no
  const text = String(value)
  if (texts.includes(member)) return text
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return momentText(text)
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll("_", " ") : text
}

const kept_around = 90

/// Pieces of a difference with what stayed the same cut to what stands next to a change.
export function shortDifference(before: string, after: string): DifferencePiece[] {
  const pieces = differencePieces(before, after)
  return pieces.map((piece, at) => {
    if (piece.kind !== "same") return piece
    const text = shortened(piece.text, at > 0, at < pieces.length - 1)
    return { ...piece, text }
  })
}

function shortened(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const head = hasBefore ? kept_around : 0
  const tail = hasAfter ? kept_around : 0
  if (text.length <= head + tail + kept_around) return text
  return `${text.slice(0, head)} … ${tail ? text.slice(-tail) : ""}`
}
