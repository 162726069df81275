/// Every door of the server, with what it takes and what it gives, read off its own description.

import type { paths } from "./generated"
import type {
  Evidence,
  ImportPreview,
  Proposal,
  ProposedEvent,
  Upload,
  UploadMessage,
} from "./review-types"
import type { Session, TimelineEvent } from "./types"
import type { FromWire } from "./wire"

type Nothing = Record<never, never>
type Method = "get" | "put" | "post" | "delete"
type Path = keyof paths & `/api/v1/${string}`

type DescribedDoor = {
  [P in Path]: P extends `/api/v1${infer Rest}`
    ? {
        [M in Method]: paths[P][M] extends { responses: unknown }
          ? `${Uppercase<M>} ${Rest}`
          : never
      }[Method]
    : never
}[Path]

/// `GET /reviews/{number}`, and every other.
export type Door = DescribedDoor | keyof Undescribed

type Operation<D> = D extends `${infer M} ${infer Rest}`
  ? `/api/v1${Rest}` extends infer P extends Path
    ? Lowercase<M> extends infer L extends Method
      ? paths[P][L]
      : never
    : never
  : never

export type Answer<D extends Door> = D extends keyof Raw
  ? Raw[D]
  : D extends keyof Undescribed
    ? Undescribed[D] extends { answer: infer A }
      ? A
      : Nothing
    : Operation<D> extends {
          responses: { 200: { content: { "application/json": infer A } } }
        }
      ? FromWire<A>
      : Nothing

export type Request<D extends Door> = (D extends keyof Undescribed
  ? UndescribedRequest<D>
  : DescribedRequest<Operation<D>>) & { signal?: AbortSignal }

type DescribedRequest<O> = (O extends { parameters: { path: infer Names extends object } }
  ? { path: { [Name in keyof Names]: string | number } }
  : Nothing) &
  (O extends { parameters: { query?: infer Query extends object } }
    ? { query?: { [Name in keyof Query]?: Query[Name] | undefined } }
    : Nothing) &
  (O extends { requestBody: { content: { "application/json": infer Body } } }
    ? { body: FromWire<Body> }
    : Nothing)

/// What is answered with a cookie, and so written by hand on the server, has no description there.
type Raw = {
  "POST /session": Session
  "POST /setup": Session
  "PUT /me/password": Session
}

type PathNames<P> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

type UndescribedRequest<D extends keyof Undescribed> = ([PathNames<D>] extends [never]
  ? Nothing
  : { path: Record<PathNames<D>, string | number> }) &
  Omit<Undescribed[D], "answer">

/// Doors that the description does not tell of.
type Undescribed = {
  "GET /reviews/{number}/evidence": {
    query: { after?: string }
    answer: { evidence: Evidence[]; next: string }
  }
  "GET /reviews/{number}/picture.svg": {
    query: { lanes?: "person" | "source" }
    answer: string
  }
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
