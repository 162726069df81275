import { afterEach, describe, expect, it, vi } from "vitest"
import { call, filled, listenToClient, queryOf, secondsToWait, useCsrfToken } from "./client"

type Answered = { status?: number; body?: unknown; headers?: Record<string, string> } | "no network"

/// Answers one request after the other, and keeps what was asked.
function server(...answers: Answered[]) {
  const asked: { method: string; path: string; token: string | null; body: unknown }[] = []
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : undefined
    asked.push({ method: init.method ?? "", path, token: headers.get("X-CSRF-Token"), body })
    const answer = answers[asked.length - 1]
    if (!answer || answer === "no network") throw new TypeError("Failed to fetch")
    const type = { "Content-Type": "application/json" }
    return new Response(JSON.stringify(answer.body ?? {}), {
      status: answer.status ?? 200,
      headers: { ...type, ...answer.headers },
    })
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe("a request", () => {
  it("fills its path, translates its body, and carries the token", async () => {
    const asked = server({ body: { initial_password: "x", person: {} } })
    useCsrfToken("secret")
    const answer = await call("POST /people", {
      body: { name: "Ben", email: "", access: "anyone" },
    })
    expect(answer).toEqual({ ok: true, value: { initialPassword: "x", person: {} } })
    expect(asked).toEqual([
      {
        method: "POST",
        path: "/api/v1/people",
        token: "secret",
        body: { name: "Ben", email: "", access: "anyone" },
      },
    ])
  })

  it("that only reads carries no token", async () => {
    const asked = server({ body: {} })
    await call("GET /library", { query: { q: "a b" } })
    expect(asked[0]).toMatchObject({ path: "/api/v1/library?q=a+b", token: null })
  })

  it("is tried again when the server is busy, with what was to be saved", async () => {
    const busy = { status: 503, headers: { "Retry-After": "0" } }
    const asked = server(busy, busy, { body: { name: "Ann" } })
    const answer = await call("PUT /me", { body: { name: "Ann" } })
    expect(answer.ok).toBe(true)
    expect(asked.map((one) => one.body)).toEqual(Array(3).fill({ name: "Ann" }))
  })

  it("gives up on a server that stays busy, in words", async () => {
    const busy = { status: 503, headers: { "Retry-After": "0" } }
    const asked = server(busy, busy, busy, busy, busy)
    const answer = await call("GET /today")
    expect(answer).toMatchObject({ ok: false, error: { kind: "unavailable" } })
    expect(asked).toHaveLength(4)
  })

  it("that meets no server is a value, and everybody is told", async () => {
    server("no network")
    const reached = vi.fn()
    listenToClient({ reached, notSignedIn: () => {} })
    expect(await call("GET /today")).toMatchObject({ ok: false, error: { kind: "offline" } })
    expect(reached).toHaveBeenCalledWith(false)
  })

  it("of somebody signed out tells so", async () => {
    server({ status: 401, body: { error: { kind: "not_signed_in", message: "x", field: "" } } })
    const notSignedIn = vi.fn()
    listenToClient({ notSignedIn, reached: () => {} })
    await call("GET /today")
    expect(notSignedIn).toHaveBeenCalledOnce()
  })

  it("with an old token is tried once with the new one", async () => {
    useCsrfToken("old")
    const asked = server({ status: 403 }, { body: { csrf_token: "new" } }, { body: {} })
    expect((await call("DELETE /samples")).ok).toBe(true)
    expect(asked.map((one) => one.token)).toEqual(["old", null, "new"])
  })

  it("that is truly forbidden is not tried again", async () => {
    useCsrfToken("same")
    const asked = server({ status: 403 }, { body: { csrf_token: "same" } })
    expect(await call("DELETE /samples")).toMatchObject({ error: { kind: "forbidden" } })
    expect(asked).toHaveLength(2)
  })
})

describe("an address", () => {
  it("escapes what is put into it", () => {
    expect(filled("/reviews/{number}/events/{id}", { number: 14, id: "a/b" })).toBe(
      "/reviews/14/events/a%2Fb",
    )
  })

  it("leaves out what is empty", () => {
    expect(queryOf({ kind: "outage", stage: "", after: undefined })).toBe("?kind=outage")
    expect(queryOf()).toBe("")
  })
})

describe("waiting", () => {
  it("does what the server asks, within reason", () => {
    expect(secondsToWait("2", 1)).toBe(2)
    expect(secondsToWait("3600", 1)).toBe(5)
    expect(secondsToWait("-1", 1)).toBe(0)
  })

  it("grows where the server says nothing", () => {
    expect([1, 2, 3].map((tried) => secondsToWait(null, tried))).toEqual([0.5, 1, 2])
    expect(secondsToWait("Wed, 21 Oct 2026 07:28:00 GMT", 1)).toBe(0.5)
  })
})
