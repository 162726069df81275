/// What the server knows about, as the pages see it: its own description of its structs, in
/// camelCase. `make types` reads that description again; nothing here is written twice.

import type { components } from "./generated"
import type { FromWire } from "./wire"

type Schemas = components["schemas"]
type Known<Name extends keyof Schemas> = FromWire<Schemas[Name]>

export type Session = Known<"SessionView">
export type Person = Known<"Person">
export type Enrolment = Known<"Enrolment">
export type SecondFactorView = Known<"SecondFactorView">
export type ApiToken = Known<"ApiToken">
export type AddedToken = Known<"AddedToken">
export type TokenScope = ApiToken["scope"]
export type Access = Person["access"]
export type PersonName = Known<"PersonName">
export type Readers = Known<"Readers">
export type NamedPerson = Known<"NamedPerson">
export type Part = NamedPerson["parts"][number]

export type Workspace = Known<"Workspace">
export type Wording = Workspace["wording"]
export type Choice = Known<"Choice">
export type Template = Known<"Template">
export type TemplateSection = Known<"TemplateSection">

export type Review = Known<"Review">
export type ReviewRow = Known<"ReviewRow">
export type ReviewDocument = Known<"Document">
export type NoteView = Known<"NoteView">
export type Team = Known<"Team">
export type AuditChain = Known<"AuditChain">
export type AuditEntry = Known<"AuditEntry">
export type Ground = NonNullable<NamedPerson["ground"]>
export type Layers = Snapshot["publicLayers"]
export type Snapshot = Known<"Snapshot">
export type HistoryEntry = Known<"HistoryEntry">
export type Scope = Known<"Scope">
export type Stage = Review["stage"]
export type DetectionSource = NonNullable<Review["detectionSource"]>
export type Pace = Known<"Pace">
export type PaceItem = Known<"PaceItem">
export type PaceStanding = PaceItem["standing"]

export type Section = Known<"Section">
export type ImpactPhase = Known<"ImpactPhase">
export type Attempt = Known<"Attempt">
export type Lesson = Known<"Lesson">
export type LessonKind = Lesson["kind"]
export type Factor = Known<"Factor">
export type Surprise = Known<"Surprise">
export type SetAside = Known<"SetAside">
export type Action = Known<"Action">
export type ActionState = Action["state"]

export type TimelineEvent = Known<"Event">
export type Callout = TimelineEvent["callouts"][number]
export type Numbers = Known<"Numbers">
export type Gap = Known<"Gap">

export type Today = Known<"Today">
export type LibraryAnswer = Known<"LibraryAnswer">
export type LibraryHit = Known<"LibraryHit">
export type Facet = Known<"FacetValue">
export type Finding = Known<"Finding">
export type Rule = Known<"RuleView">

export type Evidence = Known<"Evidence">
export type ImportPreview = Known<"Preview">
export type ImportForm = ImportPreview["form"]
export type Proposal = Known<"Proposal">
export type ProposedSection = Known<"ProposedSection">
export type ProposedEvent = Known<"ProposedEvent">
export type ProposedAction = Known<"ProposedAction">
export type Upload = Known<"Upload">
export type UploadChannel = Known<"ExportedChannel">
export type UploadMessage = Known<"MessageView">

/// A review's way, in order.
export const stages = [
  "draft",
  "gathering",
  "scheduled",
  "in_session",
  "reflecting",
  "following_up",
  "done",
] as const satisfies readonly Stage[]
