import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { expect, type Page } from "@playwright/test"
import { allBlocks, markedBlocks, markedLines } from "./vectors"

/// Puts the vectors into every text that the API takes, as whoever is signed in on a page.

type Json = Record<string, unknown>

/// A vector for a text of so many bytes, the next one each time, so that all are used in turn.
export class Vectors {
  private next = 0

  line(bytesMax = 200): string {
    for (let tried = 0; tried < markedLines.length; tried++) {
      const line = markedLines[this.next++ % markedLines.length] ?? ""
      if (Buffer.byteLength(line) <= bytesMax) return line
    }
    throw new Error(`no vector has ${bytesMax} bytes`)
  }
}

export class Api {
  private constructor(
    private readonly page: Page,
    private readonly token: string,
  ) {}

  static async of(page: Page): Promise<Api> {
    const session = (await (await page.request.get("/api/v1/session")).json()) as Json
    return new Api(page, String(session["csrf_token"]))
  }

  async ask<T = Json>(method: string, path: string, data?: Json | Buffer): Promise<T> {
    const headers = { "X-CSRF-Token": this.token }
    const options = data === undefined ? { method, headers } : { method, headers, data }
    const answer = await this.page.request.fetch(`/api/v1${path}`, options)
    const body = await answer.text()
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${body.slice(0, 300)}`).toBe(true)
    return (body ? JSON.parse(body) : undefined) as T
  }
}

type Review = { document: { review: Json & { number: number; revision: number } } }

/// A review all of whose texts are vectors, published and shared; its number and public link.
export async function seedReview(api: Api, link = true): Promise<{ number: number; link: string }> {
  const vectors = new Vectors()
  const made = await api.ask<Review>("POST", "/reviews", {
    title: vectors.line(),
    kind: "outage",
    severity: "sev2",
    template_id: "sander",
    zone: "Europe/Berlin",
  })
  const number = made.document.review.number
  await seedSections(api, number, vectors)
  await seedEvents(api, number, vectors)
  await seedParts(api, number)
  await seedFacts(api, number)
  await api.ask("POST", `/reviews/${number}/publish`)
  if (!link) return { number, link: "" }
  const shared = await api.ask<{ public_link: string }>("POST", `/reviews/${number}/share`)
  return { number, link: new URL(shared.public_link, "http://x").pathname }
}

async function seedSections(api: Api, number: number, vectors: Vectors) {
  const section = { id: "", key: "", state: "shown", position: 0, revision: 0 }
  const add = (body: string) =>
    api.ask("POST", `/reviews/${number}/sections`, {
      ...section,
      title: vectors.line(),
      prompt: vectors.line(),
      body,
    })
  for (const body of markedBlocks) await add(body)
  const whole = await add(allBlocks)
  await api.ask("PUT", `/reviews/${number}/sections/${String(whole["id"])}`, {
    ...whole,
    body: `${allBlocks}\n\nand more`,
  })
}

async function seedEvents(api: Api, number: number, vectors: Vectors) {
  const events = [...markedBlocks, ...markedLines].map((what, index) => ({
    id: "",
    at: new Date(Date.UTC(2026, 2, 1, 10, index)).toISOString(),
    precision: "minute",
    ended_at: null,
    zone: "",
    as_written: vectors.line(100),
    person_id: "",
    who: vectors.line(100),
    what,
    source: index % 2 ? vectors.line(100) : 'https://example.org/"onmouseover="tripwire()',
    evidence_ids: [],
    callouts: ["inflection_point"],
    inflection: vectors.line(100),
    revision: 0,
  }))
  await api.ask("POST", `/reviews/${number}/events`, { events })
}

async function seedParts(api: Api, number: number) {
  const vectors = new Vectors()
  const add = (name: string, part: Json) =>
    api.ask("POST", `/reviews/${number}/${name}`, { id: "", position: 0, revision: 0, ...part })
  const kinds = ["trigger", "latent", "worsened_it", "held"]
  for (const [index, text] of markedLines.entries()) {
    const kind = kinds[index % kinds.length]
    const standing = index % 3 ? "contributing" : "accepted"
    await add("factors", { kind, statement: text, standing, note: vectors.line() })
    const lesson = { looked_at: "2026-03-02T10:00:00Z", looked_at_note: vectors.line() }
    const lucky = index % 2 ? "got_lucky" : "went_well"
    await add("lessons", { kind: lucky, text, elsewhere: vectors.line(), ...lesson })
    const action = { owner_id: "", due: "", link: "", state: "dropped", reason: vectors.line() }
    await add("actions", { statement: text, owner: vectors.line(100), ...action })
    await add("surprises", { person_id: "", who: vectors.line(100), text })
    await add("attempts", { at: null, who: vectors.line(100), tried: text, outcome: "worse" })
    const span = { began_at: "2026-03-01T10:00:00Z", ended_at: null, degree: "total" }
    if (index < 40) await add("phases", { felt: text, ...span })
    if (index < 40) await add("set_aside", { rule: "agentless", phrase: text, reason: text })
  }
}

async function seedFacts(api: Api, number: number) {
  const { review } = (await api.ask<Review>("GET", `/reviews/${number}`)).document
  const wanted = ["title", "kind", "severity", "stage", "lead_id", "author_ids", "detection_source"]
  const kept = Object.fromEntries(wanted.map((name) => [name, review[name]]))
  const scope = { ...(review["scope"] as Json), excludes: allBlocks.slice(0, 3_500) }
  const ongoing = allBlocks.slice(0, 3_500)
  const { revision } = review
  await api.ask("PUT", `/reviews/${number}`, { ...kept, ongoing, scope, revision })
}

/// What the workspace itself is called and says: its charter, choices, people, templates, and reports.
export async function seedHouse(api: Api) {
  const vectors = new Vectors()
  const { workspace } = await api.ask<{ workspace: Json }>("GET", "/workspace")
  const named = (list: unknown) =>
    (list as Json[]).map((one) => ({ ...one, name: vectors.line(60) }))
  await api.ask("PUT", "/workspace", {
    ...workspace,
    name: vectors.line(60),
    charter: allBlocks.slice(0, 18_000),
    kinds: named(workspace["kinds"]),
    severities: named(workspace["severities"]),
  })
  for (const name of markedLines.filter((line) => Buffer.byteLength(line) <= 100).slice(0, 40))
    await api.ask("POST", "/people", { name, email: "", access: "anyone" })
  const section = () => ({
    key: "",
    title: vectors.line(100),
    prompt: vectors.line(),
    stage: "draft",
  })
  for (let index = 0; index < 5; index++)
    await api.ask("POST", "/templates", {
      id: "",
      name: vectors.line(100),
      description: vectors.line(),
      kind: "outage",
      sections: Array.from({ length: 20 }, section),
      is_hidden: false,
      revision: 0,
    })
  for (const line of markedLines)
    await api.ask("POST", "/reports", { happened: "almost", what: `${line}\n${line}`, when: line })
}

/// A Slack export whose every name and text is a vector.
export function slackExport(file: string): Buffer {
  const messages = markedLines.map((text, index) => ({
    type: "message",
    user: `U${index % 20}`,
    ts: `17723595${String(index).padStart(2, "0")}.000100`,
    text,
    files: [{ name: text, title: text }],
    attachments: [{ title: text, text, fallback: text, title_link: "javascript:tripwire()" }],
  }))
  const users = markedLines
    .slice(0, 20)
    .map((name, index) => ({ id: `U${index}`, name, profile: { display_name: name } }))
  const channels = [{ id: "C1", name: "incident", purpose: { value: markedLines[0] } }]
  const content = {
    "users.json": users,
    "channels.json": channels,
    "incident/2026-03-01.json": messages,
  }
  execFileSync("python3", ["-c", zip, file], { input: JSON.stringify(content) })
  return readFileSync(file)
}

const zip = `import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name, value in json.load(sys.stdin).items(): archive.writestr(name, json.dumps(value))
`
