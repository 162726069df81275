/// Speaks to the server. Every request is answered with a value: what was asked for, or a failure
/// with a sentence in it. Nothing here throws, and nothing here knows a page.

import { failureOf, offline, type Outcome } from "./failure"
import type { Answer, Door, Request } from "./doors"
import { fromWire, toWire } from "./wire"

/// What the client tells the application of, and asks it for.
export type Listener = {
  notSignedIn(): void
  /// Whether the last request reached the server.
  reached(isReached: boolean): void
}

const listener: Listener = { notSignedIn: () => {}, reached: () => {} }
let csrfToken = ""

export function listenToClient(to: Listener) {
  Object.assign(listener, to)
}

export function useCsrfToken(token: string) {
  csrfToken = token
}

export const tries_max = 4
export const retry_after_seconds_max = 5

const base = "/api/v1"

type Rest<D extends Door> =
  Record<never, never> extends Request<D> ? [request?: Request<D>] : [Request<D>]
type Call = <D extends Door>(door: D, ...rest: Rest<D>) => Promise<Outcome<Answer<D>>>

/// Asks at one of the server's doors: `call("GET /reviews/{number}", { path: { number: 14 } })`.
export const call = (async (door: string, request: AnyRequest = {}) => {
  const space = door.indexOf(" ")
  const method = door.slice(0, space)
  const address = base + filled(door.slice(space + 1), request.path) + queryOf(request.query)
  return send(method, address, request)
}) as Call

type AnyRequest = {
  path?: Record<string, string | number>
  query?: Record<string, unknown>
  body?: unknown
  file?: Blob
  signal?: AbortSignal
}

/// `/reviews/{number}` with its names replaced by what they stand for.
export function filled(path: string, names: Record<string, string | number> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ""))
}

/// `?kind=outage&stage=draft`; what is empty or absent is left out.
export function queryOf(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "" && value !== false) search.set(name, String(value))
  }
  const text = search.toString()
  return text && `?${text}`
}

async function send(
  method: string,
  address: string,
  request: AnyRequest,
): Promise<Outcome<unknown>> {
  let tokenRenewed = false
  for (let tried = 1; ; ++tried) {
    const response = await fetched(method, address, request)
    if (!response) return { ok: false, error: offline }
    if (response.status === 503 && tried < tries_max) {
      await wait(secondsToWait(response.headers.get("Retry-After"), tried))
      continue
    }
    if (response.status === 403 && method !== "GET" && !tokenRenewed && (await renewedToken())) {
      tokenRenewed = true
      continue
    }
    return read(response)
  }
}

async function fetched(method: string, address: string, request: AnyRequest) {
  const headers: Record<string, string> = { Accept: "application/json" }
  if (method !== "GET") headers["X-CSRF-Token"] = csrfToken
  const init: RequestInit = { method, headers, credentials: "same-origin" }
  if (request.file) {
    headers["Content-Type"] = "application/octet-stream"
    init.body = request.file
  } else if (request.body !== undefined) {
    headers["Content-Type"] = "application/json"
    init.body = JSON.stringify(toWire(request.body))
  }
  if (request.signal) init.signal = request.signal
  try {
    const response = await fetch(address, init)
    listener.reached(true)
    return response
  } catch {
    if (!request.signal?.aborted) listener.reached(false)
    return undefined
  }
}

async function read(response: Response): Promise<Outcome<unknown>> {
  const isJson = response.headers.get("Content-Type")?.includes("json") ?? false
  const body: unknown = isJson ? await response.json().catch(() => null) : await response.text()
  if (response.ok) return { ok: true, value: isJson ? fromWire(body) : body }
  if (response.status === 401) listener.notSignedIn()
  return { ok: false, error: failureOf(response.status, body) }
}

/// Another tab may have signed in again: then our token is an old one, and there is a new one.
async function renewedToken(): Promise<boolean> {
  const response = await fetched("GET", `${base}/session`, {})
  if (!response?.ok) return false
  const session = (await response.json().catch(() => null)) as { csrf_token?: string } | null
  if (!session?.csrf_token || session.csrf_token === csrfToken) return false
  csrfToken = session.csrf_token
  return true
}

/// How long to wait before the next try: what the server asks for, else longer every time.
export function secondsToWait(retryAfter: string | null, tried: number): number {
  const asked = Number(retryAfter)
  const seconds = retryAfter && Number.isFinite(asked) ? asked : 0.5 * 2 ** (tried - 1)
  return Math.min(Math.max(seconds, 0), retry_after_seconds_max)
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}
