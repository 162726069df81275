import type { APIRequestContext, Page } from "@playwright/test"
import type { Change } from "../src/api/live"
import type { Person, ReviewDocument, Snapshot, Workspace } from "../src/api/types"
import { fromWire } from "../src/api/wire"
import { withChange, type Known } from "../src/reviews/live"
import { inOrder, inTime } from "../src/reviews/review"
import { expect, openAda, test } from "./journey"
import { startReview } from "./review"

/// The old snapshot with the changes that the server told is the new snapshot: for every mutation of a
/// review, by the function that the page itself uses, with the messages that a browser got.

type Body = Record<string, unknown>

class Witness {
  private readonly heard: Change[] = []
  private before!: Snapshot

  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
    private readonly address: string,
    private readonly known: Known,
  ) {}

  static async of(page: Page, address: string): Promise<Witness> {
    const { request } = page
    const get = async (path: string) => fromWire(await (await request.get(`/api/v1${path}`)).json())
    const { csrfToken } = (await get("/session")) as { csrfToken: string }
    const { workspace } = (await get("/workspace")) as { workspace: Workspace }
    const { people } = (await get("/people")) as { people: Person[] }
    const { kinds, severities } = workspace
    const witness = new Witness(request, csrfToken, address, { kinds, severities, people })
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => witness.hear(String(payload))),
    )
    await page.goto(address)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    witness.before = await witness.load()
    return witness
  }

  get document(): ReviewDocument {
    return this.before.document
  }

  private hear(payload: string) {
    const message = fromWire(JSON.parse(payload)) as { topic: string; changes?: Change[] }
    if (message.topic.startsWith("review/")) this.heard.push(...(message.changes ?? []))
  }

  private async load(): Promise<Snapshot> {
    const answer = await this.request.get(`/api/v1${this.address}`)
    return fromWire(await answer.json()) as Snapshot
  }

  /// Asks for a mutation, and checks the property; what was answered.
  async does(method: string, path: string, data?: Body): Promise<Body> {
    const headers = { "X-CSRF-Token": this.token }
    const url = `/api/v1${this.address}${path}`
    const answer = await this.request.fetch(url, { method, headers, ...(data && { data }) })
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
    const after = await this.load()
    const last = after.sequence
    expect(last).toBeGreaterThan(this.before.sequence)
    await expect.poll(() => this.heard.at(-1)?.number, `${method} ${path}`).toBe(last)
    const changes = this.heard.splice(0)
    const applied = changes.reduce(
      (document, change) => withChange(document, change, this.known),
      this.before.document,
    )
    expect(sorted(applied), `${method} ${path}`).toEqual(sorted(after.document))
    this.before = after
    return answer.status() === 204 ? {} : ((await answer.json()) as Body)
  }
}

/// The lists in the order in which the page shows them.
function sorted(document: ReviewDocument): ReviewDocument {
  const { phases, attempts, surprises, factors, lessons, actions, setAside } = document
  return {
    ...document,
    sections: inOrder(document.sections),
    events: inTime(document.events),
    phases: inOrder(phases),
    attempts: inOrder(attempts),
    surprises: inOrder(surprises),
    factors: inOrder(factors),
    lessons: inOrder(lessons),
    actions: inOrder(actions),
    setAside: inOrder(setAside),
  }
}

const unsaved = { id: "", position: 0, revision: 0 }
const event = {
  ...{ id: "", precision: "minute", zone: "", as_written: "", person_id: "", who: "", source: "" },
  ...{ at: "2026-03-01T10:00:00Z", ended_at: null, what: "It broke", evidence_ids: [] },
  ...{ callouts: ["began"], inflection: "", revision: 0 },
}

test("the old review with what was told of it is the new one, for every mutation @E25", async ({
  open,
  candor,
}) => {
  test.slow()
  const { page } = await openAda(open, candor)
  const address = await startReview(page, "Everything changes", { zone: "Europe/Berlin" })
  const witness = await Witness.of(page, address)
  const ada = witness.document.review.leadId

  const parts: Record<string, [Body, Body]> = {
    sections: [
      { ...unsaved, key: "", title: "More", prompt: "", body: "", state: "shown" },
      { body: "A *text* of “ours”.\n\n- one", title: "Even more" },
    ],
    phases: [
      { ...unsaved, felt: "Errors", degree: "major", began_at: null, ended_at: null },
      { began_at: "2026-03-01T10:05:00Z", ended_at: "2026-03-01T10:22:00Z", degree: "total" },
    ],
    attempts: [
      { ...unsaved, at: null, who: "Ben", tried: "A restart", outcome: "not_known" },
      { outcome: "worked", at: "2026-03-01T10:20:00Z" },
    ],
    surprises: [
      { ...unsaved, person_id: "", who: "Ben", text: "It was read-only" },
      { person_id: ada },
    ],
    factors: [
      { ...unsaved, kind: "latent", statement: "No alert", standing: "contributing", note: "" },
      { kind: "trigger", standing: "not_known", note: "Record the queue's age" },
    ],
    lessons: [
      {
        ...unsaved,
        kind: "got_lucky",
        text: "It was night",
        elsewhere: "",
        looked_at: null,
        looked_at_note: "",
      },
      { looked_at: "2026-03-02T10:00:00Z", looked_at_note: "Seen" },
    ],
    actions: [
      {
        ...unsaved,
        statement: "Alert",
        owner_id: "",
        owner: "",
        due: "",
        state: "open",
        reason: "",
        link: "",
      },
      { owner_id: ada, state: "in_progress", due: "2026-04-01" },
    ],
    set_aside: [
      { ...unsaved, rule: "blame", phrase: "should have", reason: "quoted" },
      { reason: "said so" },
    ],
  }

  for (const [list, [wanted, changes]] of Object.entries(parts)) {
    await test.step(list, async () => {
      const added = await witness.does("POST", `/${list}`, wanted)
      await witness.does("PUT", `/${list}/${String(added["id"])}`, { ...added, ...changes })
      await witness.does("DELETE", `/${list}/${String(added["id"])}`)
      await witness.does("POST", `/${list}/${String(added["id"])}/restore`)
      await witness.does("POST", `/${list}`, wanted)
    })
  }

  await test.step("events", async () => {
    const later = { ...event, at: "2026-03-01T10:30:00Z", callouts: ["resolved"], person_id: ada }
    const unknown = { ...event, at: null, callouts: [] }
    const added = await witness.does("POST", "/events", { events: [later, event, unknown] })
    const [one] = added["events"] as Body[]
    const id = String(one?.["id"])
    await witness.does("PUT", `/events/${id}`, {
      ...one,
      what: "It was mended",
      at: "2026-03-01T09:00:00Z",
    })
    const ids = (added["events"] as Body[]).map((each) => each["id"])
    await witness.does("POST", "/events/shift", { ids, seconds: 3600 })
    await witness.does("DELETE", `/events/${id}`)
    await witness.does("POST", `/events/${id}/restore`)
    await witness.does("POST", "/zone", { zone: "America/New_York", keep: "clock" })
  })

  await test.step("the order of sections, and one dropped", async () => {
    const ids = witness.document.sections.map((section) => section.id).reverse()
    const ordered = await witness.does("PUT", "/sections/order", { ids })
    const [first] = ordered["sections"] as Body[]
    await witness.does("PUT", `/sections/${String(first?.["id"])}`, { ...first, state: "dropped" })
  })

  await test.step("the head", async () => {
    const facts = {
      ...{ title: "Everything changed", kind: "near_miss", severity: "", stage: "gathering" },
      ...{ lead_id: "", author_ids: [ada], detection_source: "customer", ongoing: "Still slow" },
      scope: { first_event_id: "", last_event_id: "", excludes: "The bank" },
    }
    const { revision, scope } = witness.document.review
    const ends = Object.keys(scope).includes("firstEventId")
      ? facts.scope
      : { excludes: "The bank" }
    const saved = await witness.does("PUT", "", { ...facts, scope: ends, revision })
    await witness.does("PUT", "", {
      ...facts,
      scope: ends,
      lead_id: ada,
      revision: saved["revision"],
    })
    await witness.does("POST", "/publish")
    await witness.does("POST", "/share")
    await witness.does("DELETE", "/share")
    await witness.does("POST", "/withdraw")
  })
})
