import { words } from "../words/en"

/// Everything that can go wrong with a request. The first six are the server's own words.
export const failureKinds = [
  "not_signed_in",
  "forbidden",
  "not_found",
  "conflict",
  "invalid",
  "unavailable",
  "too_many",
  "offline",
  "unexpected",
] as const

export type FailureKind = (typeof failureKinds)[number]

export type Failure = {
  readonly kind: FailureKind
  /// A sentence for the person.
  readonly message: string
  /// The member of what was sent that it is about, in camelCase; "" where it is about the whole.
  readonly field: string
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

const kindOfStatus: Record<number, FailureKind> = {
  401: "not_signed_in",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "invalid",
  422: "invalid",
  429: "too_many",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
}

function isKnownKind(kind: unknown): kind is FailureKind {
  return failureKinds.some((known) => known === kind)
}

/// What a refusal says: the server's own words where it used any, else ours for its status.
export function failureOf(status: number, body: unknown): Failure {
  const error = (body as { error?: { kind?: unknown; message?: unknown; field?: unknown } } | null)
    ?.error
  const byStatus = kindOfStatus[status] ?? "unexpected"
  const kind = status === 429 ? "too_many" : isKnownKind(error?.kind) ? error.kind : byStatus
  const message = typeof error?.message === "string" && error.message ? error.message : ""
  const field = typeof error?.field === "string" ? error.field : ""
  return { kind, message: sentence(message) || words.failure[kind], field: camelPath(field) }
}

export const offline: Failure = { kind: "offline", message: words.failure.offline, field: "" }

function camelPath(path: string): string {
  return path.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/// The server says "a title is needed", for programs to put into sentences of theirs; this is ours.
export function sentence(message: string): string {
  const whole = message.charAt(0).toUpperCase() + message.slice(1)
  return whole && !/[.!?…]$/.test(whole) ? `${whole}.` : whole
}

/// What a form shows beside `field`: the message if the failure is about it, else nothing.
export function errorOf(failure: Failure | undefined, field: string): string {
  return failure?.field === field ? failure.message : ""
}

/// What a form shows above its fields: what is about none of them.
export function generalError(failure: Failure | undefined, fields: readonly string[]): string {
  return failure && !fields.includes(failure.field) ? failure.message : ""
}
