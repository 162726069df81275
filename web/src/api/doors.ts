/// Every door of the server that the application knocks at, with what it takes and what it gives.

import type {
  Access,
  Action,
  Attempt,
  Factor,
  ImpactPhase,
  Lesson,
  LibraryAnswer,
  Person,
  Review,
  ReviewRow,
  Section,
  Session,
  SetAside,
  Surprise,
  Template,
  TimelineEvent,
  Today,
  Workspace,
} from "./types"
import type { Finding, Rule } from "./coach-types"
import type {
  Evidence,
  ImportPreview,
  Proposal,
  ProposedEvent,
  Snapshot,
  Upload,
  UploadMessage,
} from "./review-types"

type Nothing = Record<never, never>

/// The parts of a review that are lists, by their names in addresses.
export type PartsByName = {
  phases: ImpactPhase
  attempts: Attempt
  surprises: Surprise
  factors: Factor
  lessons: Lesson
  actions: Action
  set_aside: SetAside
  sections: Section
}

type PartDoors = {
  [P in keyof PartsByName as `POST /reviews/{number}/${P}`]: {
    body: PartsByName[P]
    answer: PartsByName[P]
  }
} & {
  [P in keyof PartsByName as `PUT /reviews/{number}/${P}/{id}`]: {
    body: PartsByName[P]
    answer: PartsByName[P]
  }
} & {
  [P in keyof PartsByName as `DELETE /reviews/{number}/${P}/{id}`]: { answer: Nothing }
} & {
  [P in keyof PartsByName as `POST /reviews/{number}/${P}/{id}/restore`]: {
    answer: PartsByName[P]
  }
}

export type Doors = PartDoors & {
  "GET /session": { answer: Session }
  "POST /setup": {
    body: { workspaceName: string; name: string; email: string; password: string }
    answer: Session
  }
  "POST /session": { body: { email: string; password: string }; answer: Session }
  "DELETE /session": { answer: Nothing }
  "DELETE /sessions": { answer: Nothing }
  "PUT /me": { body: { name: string }; answer: Person }
  "PUT /me/password": { body: { current: string; wanted: string }; answer: Session }

  "GET /people": { answer: { people: Person[] } }
  "POST /people": {
    body: { name: string; email: string; access: Access }
    answer: { person: Person; initialPassword: string }
  }
  "PUT /people/{id}": {
    body: { name: string; email: string; access: Access; revision: number }
    answer: Person
  }
  "POST /people/{id}/password": { answer: { initialPassword: string } }

  "GET /workspace": { answer: { workspace: Workspace; definition: string } }
  "PUT /workspace": { body: Workspace; answer: { workspace: Workspace; definition: string } }
  "GET /samples": { answer: { count: number } }
  "DELETE /samples": { answer: Nothing }
  "POST /samples/restore": { answer: Nothing }

  "GET /templates": { answer: { templates: Template[] } }
  "POST /templates": { body: Template; answer: Template }
  "PUT /templates/{id}": { body: Template; answer: Template }

  "GET /reviews": {
    query: {
      kind?: string
      severity?: string
      stage?: string
      published?: string
      sample?: string
      lead?: string
      after?: string
    }
    answer: { reviews: ReviewRow[]; next: string }
  }
  "POST /reviews": {
    body: { title: string; kind: string; severity: string; templateId: string; zone: string }
    answer: Snapshot
  }
  "GET /reviews/{number}": { answer: Snapshot }
  "PUT /reviews/{number}": {
    body: Pick<
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
    answer: Review
  }
  "POST /reviews/{number}/publish": { answer: Review }
  "POST /reviews/{number}/withdraw": { answer: Review }
  "POST /reviews/{number}/share": { answer: { publicLink: string } }
  "DELETE /reviews/{number}/share": { answer: Nothing }
  "PUT /reviews/{number}/sections/order": {
    body: { ids: string[] }
    answer: { sections: Section[] }
  }
  "POST /reviews/{number}/events": {
    body: { events: TimelineEvent[] }
    answer: { events: TimelineEvent[] }
  }
  "PUT /reviews/{number}/events/{id}": { body: TimelineEvent; answer: TimelineEvent }
  "DELETE /reviews/{number}/events/{id}": { answer: Nothing }
  "POST /reviews/{number}/events/{id}/restore": { answer: TimelineEvent }
  "POST /reviews/{number}/events/shift": {
    body: { ids: string[]; seconds: number }
    answer: { events: TimelineEvent[] }
  }
  "POST /reviews/{number}/zone": {
    body: { zone: string; keep: "clock" | "moment" }
    answer: Snapshot
  }
  "GET /reviews/{number}/evidence": {
    query: { after?: string }
    answer: { evidence: Evidence[]; next: string }
  }
  "GET /reviews/{number}/picture.svg": { query: { lanes?: "person" | "source" }; answer: string }

  "GET /today": { answer: Today }
  "GET /library": {
    query: { q?: string; kind?: string; severity?: string; factor?: string; after?: string }
    answer: LibraryAnswer
  }
  "POST /coach": { body: { text: string; part: string }; answer: { findings: Finding[] } }
  "GET /coach/rules": { answer: { rules: Rule[] } }

  "POST /imports/preview": { body: { name: string; text: string }; answer: ImportPreview }
  "POST /imports/report": {
    body: {
      name: string
      text: string
      proposal?: Proposal
      kind: string
      severity: string
      templateId: string
      zone: string
    }
    answer: { number: number }
  }
  "POST /uploads": { query: { name: string }; file: Blob; answer: Upload }
  "GET /uploads/{id}/messages": {
    query: { channel: string; from?: string; to?: string; after?: string }
    answer: { messages: UploadMessage[]; next: string }
  }
  "DELETE /uploads/{id}": { answer: Nothing }
  "POST /reviews/{number}/imports/slack": {
    body: { uploadId: string; channel: string; from?: string; to?: string; picked: string[] }
    answer: { events: TimelineEvent[]; evidenceCount: number }
  }
  "POST /reviews/{number}/imports/events": {
    body: { name: string; text: string; events: ProposedEvent[]; zone: string; date: string }
    answer: { events: TimelineEvent[] }
  }
}

export type Door = keyof Doors & string

export type Answer<D extends Door> = Doors[D] extends { answer: infer A } ? A : never

type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

type PathOf<D extends string> = [PathNames<D>] extends [never]
  ? Nothing
  : { path: Record<PathNames<D>, string | number> }
type BodyOf<D extends Door> = Doors[D] extends { body: infer B } ? { body: B } : Nothing
type FileOf<D extends Door> = Doors[D] extends { file: infer F } ? { file: F } : Nothing
type QueryOf<D extends Door> = Doors[D] extends { query: infer Q }
  ? Nothing extends Q
    ? { query?: Q }
    : { query: Q }
  : Nothing

export type Request<D extends Door> = PathOf<D> &
  BodyOf<D> &
  FileOf<D> &
  QueryOf<D> & { signal?: AbortSignal }
