import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { ImportForm, Proposal, Upload } from "../api/types"
import { session } from "../api/session.svelte"
import type { Snapshot, Template } from "../api/types"
import { toasts } from "../kit/toasts.svelte"
import { evidenceWords as words } from "../words/evidence"
import {
  duplicatesOf,
  firstPicks,
  isArchive,
  needsDay,
  text_bytes_max,
  wantedEvents,
  wantedProposal,
  type Picks,
  type Wishes,
} from "./evidence"
import { offered, templateFor } from "../reviews/template"
import { upload } from "./upload"
import { files_max, zipOf, type Placed } from "./zip"

type Source = { readonly name: string; readonly text: string }

/// What is brought in, from the first file to "Add": one at a time.
export class BringingIn {
  /// What is under way, in words; "" for nothing.
  busy = $state("")
  /// How much of an upload is done; none while nobody can tell.
  progress = $state<number>()
  failure = $state.raw<Failure>()
  /// The review that it goes into; none makes a new one.
  target = $state.raw<Snapshot>()
  templates = $state.raw<readonly Template[]>([])

  form = $state<ImportForm>("pasted")
  proposal = $state.raw<Proposal>()
  slack = $state.raw<Upload>()
  private source: Source = { name: "", text: "" }

  title = $state("")
  kind = $state("")
  severity = $state("")
  templateId = $state("")
  /// Where the chat is, for links back to it: `https://acme.slack.com`.
  address = $state("")
  zone = $state("")
  day = $state("")
  names = $state<Record<string, string>>({})
  picks = $state.raw<Picks>({ events: new Set(), actions: new Set() })

  needsDay = $derived(needsDay(this.proposal?.events ?? []))
  duplicates = $derived(
    this.proposal && this.target
      ? duplicatesOf(this.proposal.events, this.target.document.events, this.zone, this.day)
      : new Set<number>(),
  )

  async open(number: number | undefined) {
    this.kind ||= session.workspace?.kinds.find(({ hidden }) => !hidden)?.key ?? ""
    const [templates, target] = await Promise.all([
      call("GET /templates"),
      number === undefined ? undefined : call("GET /reviews/{number}", { path: { number } }),
    ])
    if (templates.ok) this.templates = offered(templates.value.templates)
    this.templateId ||= templateFor(this.templates, this.kind)?.id ?? ""
    if (target?.ok) this.target = target.value
    else if (target) this.failure = target.error
  }

  async take(file: File) {
    if (isArchive(file.name)) return this.takeArchive(file)
    if (file.size > text_bytes_max) return this.refuse(words.tooLarge)
    this.busy = words.reading(file.name)
    await this.preview({ name: file.name, text: await file.text() })
  }

  /// A folder is what an export of Slack is before somebody makes a zip of it.
  async takeFolder(name: string, files: Promise<readonly Placed[]>) {
    this.begin(words.reading(name))
    const placed = await files.catch(() => [])
    if (placed.length === 0) return this.refuse(words.noExportIn(name))
    if (placed.length > files_max) return this.refuse(words.tooManyFiles(placed.length))
    const archive = await zipOf(placed)
    await this.takeArchive(new File([archive], `${name}.zip`))
  }

  takeText(text: string) {
    return this.preview({ name: words.pasted, text })
  }

  private refuse(message: string) {
    this.busy = ""
    this.failure = { kind: "invalid", message, field: "" }
  }

  private async takeArchive(file: File) {
    this.begin(words.uploading(file.name))
    const token = session.current?.csrfToken ?? ""
    const answer = await upload(file, token, (done) => {
      this.progress = done < 1 ? done : undefined
      if (done === 1) this.busy = words.sorting
    })
    this.busy = ""
    if (answer.ok) this.slack = answer.value
    else this.failure = answer.error
  }

  private begin(busy: string) {
    this.busy = busy
    this.progress = undefined
    this.failure = undefined
  }

  private async preview(source: Source) {
    this.begin(words.reading(source.name))
    const answer = await call("POST /imports/preview", { body: source })
    this.busy = ""
    if (!answer.ok) return void (this.failure = answer.error)
    const { form, proposal } = answer.value
    this.source = source
    this.form = form
    this.title = proposal.title
    this.zone = proposal.zone || this.target?.document.review.zone || ""
    this.day = proposal.date || this.firstDay()
    this.names = {}
    this.proposal = proposal
    this.picks = firstPicks(proposal, this.duplicates)
  }

  private firstDay(): string {
    return this.target?.numbers.beganAt?.slice(0, 10) ?? ""
  }

  private wishes(): Wishes {
    const { title, zone, day, names, picks } = this
    return { title, zone, day: this.needsDay ? day : "", names, picks }
  }

  /// Makes a review of it; its number, if that worked.
  async makeReview(): Promise<number | undefined> {
    if (!this.proposal) return undefined
    const proposal = wantedProposal(this.proposal, this.wishes())
    const { kind, severity } = this
    const body = { ...this.source, proposal, kind, severity, zone: proposal.zone }
    const answer = await this.send(call("POST /imports/report", { body }))
    if (answer) toasts.say(words.made)
    return answer?.number
  }

  /// Adds the picked events to the review; its number, if that worked.
  async addEvents(): Promise<number | undefined> {
    const number = this.target?.document.review.number
    if (!this.proposal || number === undefined) return undefined
    const events = wantedEvents(this.proposal, this.wishes())
    const body = { ...this.source, events, zone: this.zone.trim(), date: this.day }
    const answer = await this.send(
      call("POST /reviews/{number}/imports/events", { path: { number }, body }),
    )
    if (answer) toasts.say(words.added(answer.events.length))
    return answer && number
  }

  /// Adds messages of the export; the number of the review they went to.
  async addMessages(
    channel: string,
    span: { from: string; to: string },
    picked: string[],
  ): Promise<number | undefined> {
    const number = this.target?.document.review.number ?? (await this.newReview())
    if (number === undefined || !this.slack) return undefined
    const { from, to } = span
    const bounds = { ...(from && { from }), ...(to && { to }) }
    const { uploadId } = this.slack
    const workspaceAddress = this.address.trim()
    const body = { uploadId, channel, ...bounds, picked, workspaceAddress }
    const answer = await this.send(
      call("POST /reviews/{number}/imports/slack", { path: { number }, body }),
    )
    if (!answer) return undefined
    toasts.say(words.addedWithEvidence(answer.events.length, answer.evidenceCount))
    return number
  }

  private async newReview(): Promise<number | undefined> {
    const { title, kind, severity, templateId, zone } = this
    const body = { title: title.trim(), kind, severity, templateId, zone: zone.trim() }
    const answer = await this.send(call("POST /reviews", { body }))
    // If the messages then fail, trying again must not make a second review.
    if (answer) this.target = answer
    return answer?.document.review.number
  }

  private async send<T>(
    asked: Promise<{ ok: true; value: T } | { ok: false; error: Failure }>,
  ): Promise<T | undefined> {
    this.failure = undefined
    const answer = await asked
    if (answer.ok) return answer.value
    this.failure = answer.error
    return undefined
  }

  /// Begins again; an export that was uploaded is taken away from the server.
  async restart() {
    const uploaded = this.slack?.uploadId
    this.proposal = this.slack = this.failure = undefined
    this.title = ""
    if (uploaded) await call("DELETE /uploads/{id}", { path: { id: uploaded } })
  }
}
