import type { Change } from "../api/live"
import type { Choice, PersonName, Review, ReviewDocument } from "../api/types"
import { withoutPart, withPart, type ListName, type Lists } from "./review"

/// What a change that somebody made does to a review that this browser has. For every change there is:
/// the old review with the change is the new one, as the server would give it.

/// The words for what a review names only by an id.
export type Known = {
  readonly kinds: readonly Choice[]
  readonly severities: readonly Choice[]
  readonly people: readonly PersonName[]
}

const listOf: Record<string, ListName> = {
  section: "sections",
  event: "events",
  phase: "phases",
  attempt: "attempts",
  surprise: "surprises",
  factor: "factors",
  lesson: "lessons",
  action: "actions",
  set_aside: "setAside",
}

/// Whether the review already has what the change would give it, or something newer.
export function isKnown(document: ReviewDocument, { item, itemId, act, after }: Change): boolean {
  const revision = (after as { revision?: number } | undefined)?.revision
  if (revision === undefined || act === "deleted") return false
  if (item === "review") return document.review.revision >= revision
  const list = listOf[item]
  const part = list && (document[list] as Lists[ListName][]).find(({ id }) => id === itemId)
  return part !== undefined && part.revision >= revision
}

/// `document` with what the change did. One that says nothing of the document leaves it as it is.
export function withChange(document: ReviewDocument, change: Change, known: Known): ReviewDocument {
  const { item, itemId, act, after } = change
  if (isKnown(document, change)) return document
  if (item === "public_link")
    return { ...document, review: { ...document.review, isShared: act !== "deleted" } }
  if (item === "review")
    return after ? withNames({ ...document, review: after as Review }, known) : document
  const list = listOf[item]
  if (!list) return document
  if (act === "deleted") return withNames(withoutPart(document, list, itemId), known)
  return withNames(withPart(document, list, after as Lists[ListName]), known)
}

function nameIn(choices: readonly Choice[], key: string): string {
  return choices.find((choice) => choice.key === key)?.name ?? ""
}

/// The ids of everybody that a review mentions.
export function mentioned({ review, events, surprises, actions }: ReviewDocument): Set<string> {
  const ids = [
    review.leadId,
    ...review.authorIds,
    ...events.map(({ personId }) => personId),
    ...surprises.map(({ personId }) => personId),
    ...actions.map(({ ownerId }) => ownerId),
  ]
  return new Set(ids.filter((id) => id !== ""))
}

function withNames(document: ReviewDocument, known: Known): ReviewDocument {
  const names = new Map([...document.people, ...known.people].map(({ id, name }) => [id, name]))
  const people = [...mentioned(document)]
    .sort()
    .flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? "" }] : []))
  const { kind, severity } = document.review
  const kindName = nameIn(known.kinds, kind) || document.kindName
  const severityName = severity === "" ? "" : nameIn(known.severities, severity)
  return { ...document, people, kindName, severityName }
}

/// What of a review's head a reader sees change: its title, or one of the facts under it.
export function changedPlace(before: Review, change: Change): string {
  if (change.item !== "review") return change.itemId
  const after = change.after as Review | undefined
  return after && after.title !== before.title ? "title" : "facts"
}
