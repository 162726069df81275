import type {
  Action,
  Attempt,
  Factor,
  ImpactPhase,
  Lesson,
  LessonKind,
  Review,
  ReviewDocument,
  Section,
  SetAside,
  Surprise,
  TimelineEvent,
} from "../api/types"

/// A review as one value, and what may happen to it. Nothing here knows the network: what the server
/// answered comes in as an argument, so every order of answers can be tested.

/// The number of a review as people write it in an address: `14` or `PM-14`.
export function numberIn(text: string): number | undefined {
  const match = /^(?:PM-)?([1-9]\d{0,14})$/i.exec(text)
  return match ? Number(match[1]) : undefined
}

/// The lists of a review, by their names in a document.
export type Lists = {
  sections: Section
  events: TimelineEvent
  phases: ImpactPhase
  attempts: Attempt
  surprises: Surprise
  factors: Factor
  lessons: Lesson
  actions: Action
  setAside: SetAside
}
export type ListName = keyof Lists

/// The lists whose parts are added, changed, deleted and restored one at a time by the same doors.
export type PartName = Exclude<ListName, "sections" | "events">

/// What each list is called in an address.
export const addressOf = {
  phases: "phases",
  attempts: "attempts",
  surprises: "surprises",
  factors: "factors",
  lessons: "lessons",
  actions: "actions",
  setAside: "set_aside",
} as const satisfies Record<PartName, string>

type Positioned = { readonly id: string; readonly position: number }

/// In their order, and by id where two were added at once: the order of the server.
export function inOrder<T extends Positioned>(parts: readonly T[]): T[] {
  return [...parts].sort(
    (one, other) => one.position - other.position || compared(one.id, other.id),
  )
}

/// By time, those without one last, and by id where the times are equal: the order of the server.
export function inTime(events: readonly TimelineEvent[]): TimelineEvent[] {
  const timeOf = (event: TimelineEvent) => (event.at ? Date.parse(event.at) : Infinity)
  return [...events].sort((one, other) => {
    const [left, right] = [timeOf(one), timeOf(other)]
    return left === right ? compared(one.id, other.id) : left - right
  })
}

function compared(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/// `document` with `part` in `list`: in the place of the one with its id, or as a new one.
export function withPart<L extends ListName>(
  document: ReviewDocument,
  list: L,
  part: Lists[L],
): ReviewDocument {
  const parts = document[list] as Lists[L][]
  const isThere = parts.some((one) => one.id === part.id)
  const next = isThere ? parts.map((one) => (one.id === part.id ? part : one)) : [...parts, part]
  return withList(document, list, next)
}

export function withoutPart(document: ReviewDocument, list: ListName, id: string): ReviewDocument {
  const parts = document[list] as readonly { id: string }[]
  return withList(document, list, parts.filter((part) => part.id !== id) as never)
}

export function withList<L extends ListName>(
  document: ReviewDocument,
  list: L,
  parts: readonly Lists[L][],
): ReviewDocument {
  const sorted =
    list === "events"
      ? inTime(parts as readonly TimelineEvent[])
      : inOrder(parts as readonly Positioned[])
  return { ...document, [list]: sorted }
}

/// The members of `current` that somebody else changed since `base`, among those in `changes`, to
/// something other than what is wanted. Where there are none the change can be made upon `current`.
export function clashes<T extends object>(
  base: Partial<T>,
  changes: Partial<T>,
  current: T,
): (keyof T)[] {
  return (Object.keys(changes) as (keyof T)[]).filter(
    (name) => !isSame(base[name], current[name]) && !isSame(changes[name], current[name]),
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/// `part` with `changes`, where a member that is `undefined` is taken out.
export function changed<T extends object>(part: T, changes: Partial<T>): T {
  const next = { ...part, ...changes }
  for (const name of Object.keys(changes) as (keyof T)[])
    if (changes[name] === undefined) delete next[name]
  return next
}

/// The members of `from` that are named in `names`.
export function picked<T extends object>(from: T, names: object): Partial<T> {
  const values: Partial<T> = {}
  for (const name of Object.keys(names) as (keyof T)[]) values[name] = from[name]
  return values
}

/// What a save of a review's facts carries.
export type Facts = Pick<
  Review,
  | "title"
  | "kind"
  | "severity"
  | "stage"
  | "leadId"
  | "authorIds"
  | "detectionSource"
  | "ongoing"
  | "scope"
  | "revision"
>

export function factsOf(review: Review): Facts {
  const { title, kind, severity, stage, leadId, authorIds, ongoing, scope, revision } = review
  const { detectionSource } = review
  const facts = { title, kind, severity, stage, leadId, authorIds, ongoing, scope, revision }
  return detectionSource === undefined ? facts : { ...facts, detectionSource }
}

/// Where a section's subject is told as data, if it is: its text may then stay empty.
const toldUnderTab: Record<string, "timeline" | "factors" | "lessons" | "actions"> = {
  timeline: "timeline",
  factors: "factors",
  lessons: "lessons",
  went_well: "lessons",
  went_badly: "lessons",
  lucky: "lessons",
  actions: "actions",
}

export function toldUnder(section: Section) {
  return toldUnderTab[section.key]
}

export function shownSections(document: ReviewDocument): Section[] {
  return inOrder(document.sections.filter((section) => section.state === "shown"))
}

export function droppedSections(document: ReviewDocument): Section[] {
  return inOrder(document.sections.filter((section) => section.state === "dropped"))
}

export function isNotKnownYet(section: Section): boolean {
  return section.body.trim() === "" && toldUnder(section) === undefined
}

export type StoryPiece =
  | { readonly type: "section"; readonly key: string; readonly section: Section }
  | { readonly type: "phases" | "attempts" | "surprises" | "scope"; readonly key: string }

/// The story from top to bottom: the stretches of impact stand after the section on impact, the
/// attempts after the one on resolution, and what no section asks for at the end.
export function storyOrder(sections: readonly Section[]): StoryPiece[] {
  const after: Record<string, "phases" | "attempts"> = { impact: "phases", resolution: "attempts" }
  const pieces: StoryPiece[] = []
  const left = new Set<"phases" | "attempts">(["phases", "attempts"])
  for (const section of sections) {
    pieces.push({ type: "section", key: section.id, section })
    const type = after[section.key]
    if (type && left.delete(type)) pieces.push({ type, key: type })
  }
  for (const type of left) pieces.push({ type, key: type })
  const last = ["surprises", "scope"] as const
  return [...pieces, ...last.map((type) => ({ type, key: type }))]
}

/// The ids in a new order: the one at `from` stands at `to`, the others close up.
export function moved(ids: readonly string[], from: number, to: number): string[] {
  const next = [...ids]
  const [id] = next.splice(from, 1)
  if (id === undefined) return next
  next.splice(Math.max(0, Math.min(to, next.length)), 0, id)
  return next
}

/// Every section's id, with the shown ones in the order of `shown` and the dropped ones where they were.
export function orderWith(document: ReviewDocument, shown: readonly string[]): string[] {
  let at = 0
  return inOrder(document.sections).map((section) =>
    section.state === "shown" ? (shown[at++] ?? section.id) : section.id,
  )
}

const knownParts = new Set([
  "summary",
  "impact",
  "background",
  "timeline",
  "trigger",
  "factors",
  "detection",
  "resolution",
  "went_well",
  "went_badly",
  "lucky",
  "lessons",
  "actions",
  "references",
])

/// The part of a review that the coach reads a section as.
export function partOfSection(section: Section): string {
  return knownParts.has(section.key) ? section.key : "other"
}

export function partOfLesson(kind: LessonKind): string {
  if (kind === "went_well" || kind === "went_badly") return kind
  return kind === "got_lucky" ? "lucky" : "lessons"
}

const unsaved = { id: "", position: 0, revision: 0 }

export function newSection(title: string): Section {
  return { ...unsaved, key: "", title, prompt: "", body: "", state: "shown" }
}

export function newSurprise(who: string, personId = ""): Surprise {
  return { ...unsaved, personId, who, text: "" }
}

/// "Priya: the replica was read-only" is hers; a line without a name is somebody's.
export function readSurprise(line: string): { who: string; text: string } {
  const match = /^\s*@?([\p{L}][\p{L}\p{N}.' -]{0,40}?)\s*:\s+(\S[\s\S]*)$/u.exec(line)
  const isName = match?.[1] !== undefined && match[1].split(" ").length <= 4
  return match && isName
    ? { who: match[1] ?? "", text: (match[2] ?? "").trim() }
    : { who: "", text: line.trim() }
}

export function newPhase(felt: string): ImpactPhase {
  return { ...unsaved, felt, degree: "major" }
}

export function newAttempt(tried: string): Attempt {
  return { ...unsaved, who: "", tried, outcome: "not_known" }
}

export function newFactor(kind: Factor["kind"], statement: string): Factor {
  return { ...unsaved, kind, statement, standing: "contributing", note: "" }
}

export function newLesson(kind: LessonKind, text: string): Lesson {
  return { ...unsaved, kind, text, elsewhere: "", lookedAtNote: "" }
}

export function newAction(statement: string): Action {
  const owned = { ownerId: "", owner: "", due: "", reason: "", link: "" }
  return { ...unsaved, ...owned, statement, state: "open" }
}

export function newAside(rule: string, phrase: string, reason: string): SetAside {
  return { ...unsaved, rule, phrase, reason }
}

export function newEvent(what: string): TimelineEvent {
  return {
    id: "",
    precision: "minute",
    zone: "",
    asWritten: "",
    personId: "",
    who: "",
    what,
    source: "",
    evidenceIds: [],
    callouts: [],
    inflection: "",
    revision: 0,
  }
}

/// Luck that nobody has looked at yet.
export function isOpenHazard(lesson: Lesson): boolean {
  return lesson.kind === "got_lucky" && lesson.lookedAt === undefined
}

/// The name that an id stands for; "" for nobody.
export function nameOf(document: ReviewDocument, id: string): string {
  return document.people.find((person) => person.id === id)?.name ?? ""
}

/// The names that events, attempts and surprises use, told once and in order of the alphabet.
export function namesIn(document: ReviewDocument): string[] {
  const names = [
    ...document.people.map((person) => person.name),
    ...document.events.map((event) => event.who),
    ...document.attempts.map((attempt) => attempt.who),
    ...document.surprises.map((surprise) => surprise.who),
  ]
  return [...new Set(names.filter((name) => name !== ""))].sort((one, other) =>
    one.localeCompare(other),
  )
}

/// Whether an action that is still to be done was due before today.
export function isOverdue(action: Action, now: number): boolean {
  const isEnded = action.state !== "open" && action.state !== "in_progress"
  return action.due !== "" && !isEnded && action.due < new Date(now).toISOString().slice(0, 10)
}

/// Whether a text is a link that may be followed.
export function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text)
}

/// Where a list of parts is below its review's address.
export function addressIn(list: ListName): string {
  return list === "sections" || list === "events" ? list : addressOf[list]
}

export function as<T>(member: keyof T, value: string): Partial<T> {
  return { [member]: value } as Partial<T>
}
