/// What the server knows about, as the pages see it: the structs of the API, in camelCase.

export type Access = "anyone" | "member" | "administrator"

export type Person = {
  id: string
  name: string
  /// "" for somebody who is only mentioned.
  email: string
  access: Access
  revision: number
}

export type Session = {
  person?: Person
  workspaceName: string
  csrfToken: string
  needsSetup: boolean
  access: Access
}

export type Choice = { key: string; name: string; hidden: boolean }

export type Wording = "blameless" | "blame_aware"

export type Workspace = {
  id: string
  name: string
  zone: string
  wording: Wording
  charter: string
  charterVersion: number
  draftDueDays: number
  meetingDueDays: number
  meetingDaysMax: number
  kinds: Choice[]
  severities: Choice[]
  revision: number
}

export const stages = [
  "draft",
  "gathering",
  "scheduled",
  "in_session",
  "reflecting",
  "following_up",
  "done",
] as const
export type Stage = (typeof stages)[number]

export type TemplateSection = { key: string; title: string; prompt: string; stage: Stage }

export type Template = {
  id: string
  name: string
  description: string
  kind: string
  isHidden: boolean
  sections: TemplateSection[]
  revision: number
}

export type DetectionSource = "monitor" | "colleague" | "customer" | "other"

export type Scope = {
  firstEventId: string
  lastEventId: string
  excludes: string
  agreedAt?: string | undefined
}

export type Review = {
  id: string
  number: number
  title: string
  kind: string
  severity: string
  stage: Stage
  zone: string
  leadId: string
  authorIds: string[]
  detectionSource?: DetectionSource | undefined
  ongoing: string
  scope: Scope
  charterVersion: number
  isSample: boolean
  createdAt: string
  publishedAt?: string | undefined
  isShared: boolean
  revision: number
}

export type Section = {
  id: string
  key: string
  title: string
  prompt: string
  body: string
  state: "shown" | "dropped"
  position: number
  revision: number
}

export type ImpactPhase = {
  id: string
  beganAt?: string | undefined
  endedAt?: string | undefined
  felt: string
  degree: "minor" | "major" | "total"
  position: number
  revision: number
}

export type Attempt = {
  id: string
  at?: string | undefined
  who: string
  tried: string
  outcome: "not_known" | "worked" | "no_effect" | "worse"
  position: number
  revision: number
}

export type LessonKind =
  | "went_well"
  | "went_badly"
  | "got_lucky"
  | "could_have_been_worse"
  | "could_have_been_better"
  | "takeaway"

export type Lesson = {
  id: string
  kind: LessonKind
  text: string
  elsewhere: string
  lookedAt?: string | undefined
  lookedAtNote: string
  position: number
  revision: number
}

export type Factor = {
  id: string
  kind: "trigger" | "latent" | "worsened_it" | "held"
  statement: string
  standing: "contributing" | "not_known" | "accepted"
  note: string
  position: number
  revision: number
}

export type Surprise = {
  id: string
  personId: string
  who: string
  text: string
  position: number
  revision: number
}

export type SetAside = {
  id: string
  rule: string
  phrase: string
  reason: string
  position: number
  revision: number
}

export type Callout =
  "began" | "detected" | "declared" | "mitigated" | "resolved" | "inflection_point"

export type TimelineEvent = {
  id: string
  at?: string | undefined
  precision: "second" | "minute" | "day" | "about"
  endedAt?: string | undefined
  zone: string
  asWritten: string
  personId: string
  who: string
  what: string
  source: string
  evidenceIds: string[]
  callouts: Callout[]
  inflection: string
  revision: number
}

export type ActionState = "open" | "in_progress" | "done" | "verified" | "dropped"

export type Action = {
  id: string
  statement: string
  ownerId: string
  owner: string
  due: string
  state: ActionState
  reason: string
  link: string
  position: number
  revision: number
}

export type PersonName = { id: string; name: string }

export type ReviewDocument = {
  review: Review
  kindName: string
  severityName: string
  people: PersonName[]
  sections: Section[]
  events: TimelineEvent[]
  phases: ImpactPhase[]
  attempts: Attempt[]
  surprises: Surprise[]
  factors: Factor[]
  lessons: Lesson[]
  actions: Action[]
  setAside: SetAside[]
}

export type ReviewRow = {
  review: Review
  kindName: string
  severityName: string
  leadName: string
  pace: Pace
  beganAt?: string | undefined
  resolvedAt?: string | undefined
  durationSeconds?: number | undefined
}

export type LibraryHit = {
  number: number
  title: string
  kindName: string
  severityName: string
  publishedAt?: string | undefined
  snippet: { text: string; isMatch: boolean }[]
}

export type Facet = { key: string; name: string; count: number }

export type LibraryAnswer = {
  hits: LibraryHit[]
  facets: {
    kinds: Facet[]
    severities: Facet[]
    factors: Facet[]
    /// Else the counts are those of the newest thousand that match.
    isComplete: boolean
  }
  next: string
}

export type Today = {
  leading: ReviewRow[]
  actions: { action: Action; number: number; title: string }[]
  hazards: { lesson: Lesson; number: number; title: string }[]
  reading: ReviewRow[]
}

export type PaceStanding = "on_time" | "due" | "late" | "met"

export type PaceItem = {
  dueAt: string
  latestAt?: string | undefined
  standing: PaceStanding
  isPastLatest: boolean
}

/// What is due when, counted from the end of the incident.
export type Pace = {
  endedAt: string
  endedBy: "resolved" | "mitigated" | "last_event" | "created"
  draft: PaceItem
  meeting: PaceItem
}
