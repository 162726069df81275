/// Every door of the server, with what it takes and what it gives, read off its own description.

import type { paths } from "./generated"
import type { Session } from "./types"
import type { FromWire } from "./wire"

type Nothing = Record<never, never>
type Method = "get" | "put" | "post" | "delete"
type Path = keyof paths & `/api/v1/${string}`

/// `GET /reviews/{number}`, and every other.
export type Door = {
  [P in Path]: P extends `/api/v1${infer Rest}`
    ? {
        [M in Method]: paths[P][M] extends { responses: unknown }
          ? `${Uppercase<M>} ${Rest}`
          : never
      }[Method]
    : never
}[Path]

type Operation<D> = D extends `${infer M} ${infer Rest}`
  ? `/api/v1${Rest}` extends infer P extends Path
    ? Lowercase<M> extends infer L extends Method
      ? paths[P][L]
      : never
    : never
  : never

export type Answer<D extends Door> = D extends keyof Raw
  ? Raw[D]
  : Operation<D> extends { responses: { 200: { content: { "application/json": infer A } } } }
    ? FromWire<A>
    : Nothing

export type Request<D extends Door> = RequestOf<Operation<D>> & { signal?: AbortSignal }

type RequestOf<O> = (O extends { parameters: { path: infer Names extends object } }
  ? { path: { [Name in keyof Names]: string | number } }
  : Nothing) &
  (O extends { parameters: { query?: infer Query extends object } }
    ? { query?: { [Name in keyof Query]?: Query[Name] | undefined } }
    : Nothing) &
  (O extends { requestBody: { content: { "application/json": infer Body } } }
    ? { body: FromWire<Body> }
    : Nothing) &
  (O extends { requestBody: { content: { "application/octet-stream": unknown } } }
    ? { file: Blob }
    : Nothing)

/// What the server writes by hand (answers with a cookie, a picture) has no description there.
type Raw = {
  "GET /reviews/{number}/picture.svg": string
  "POST /session": Session
  "POST /setup": Session
  "PUT /me/password": Session
}
