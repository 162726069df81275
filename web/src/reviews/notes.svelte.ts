import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { NoteView } from "../api/types"
import { toasts } from "../kit/toasts.svelte"
import { reviewWords } from "../words/review"
import type { OpenReview } from "./reviews.svelte"

const words = reviewWords.notes

/// One's own notes in a review, and those that somebody lets one read, while the drawer is open.
export class NotesOf {
  all = $state.raw<readonly NoteView[]>([])
  failure = $state.raw<Failure>()
  isBusy = $state(false)
  readonly own = $derived(this.all.filter(({ isOwn }) => isOwn))
  readonly others = $derived(this.all.filter(({ isOwn }) => !isOwn))

  constructor(private readonly open: OpenReview) {}

  async load() {
    const answer = await call("GET /reviews/{number}/notes", { path: { number: this.open.number } })
    this.failure = answer.ok ? undefined : answer.error
    if (answer.ok) this.all = answer.value.notes
  }

  /// The writer of somebody else's note sees that it was read.
  async read(id: string) {
    await this.take(call("GET /reviews/{number}/notes/{id}", { path: this.path(id) }))
  }

  async add(text: string): Promise<boolean> {
    const body = { text, readerIds: [] }
    const path = { number: this.open.number }
    return this.take(call("POST /reviews/{number}/notes", { path, body }))
  }

  async save({ note }: NoteView, change: { text?: string; readerIds?: string[] }) {
    const { text, readerIds, revision } = note
    const body = { text, readerIds, revision, ...change }
    const path = this.path(note.id)
    return this.take(call("PUT /reviews/{number}/notes/{id}", { path, body }))
  }

  /// The server keeps nothing of it: taking it back writes it again.
  async remove({ note }: NoteView) {
    this.isBusy = true
    const answer = await call("DELETE /reviews/{number}/notes/{id}", { path: this.path(note.id) })
    this.isBusy = false
    if (!answer.ok) return toasts.say(answer.error.message, { tone: "late" })
    this.all = this.all.filter((one) => one.note.id !== note.id)
    toasts.say(words.deleted, { undo: () => void this.add(note.text) })
  }

  async release({ note }: NoteView, passage: string): Promise<boolean> {
    this.isBusy = true
    const path = this.path(note.id)
    const body = { passage }
    const answer = await call("POST /reviews/{number}/notes/{id}/release", { path, body })
    this.isBusy = false
    if (!answer.ok) toasts.say(answer.error.message, { tone: "late" })
    else {
      this.put(answer.value.note)
      await this.open.refresh()
      toasts.say(words.released)
    }
    return answer.ok
  }

  private path(id: string) {
    return { number: this.open.number, id }
  }

  private put(view: NoteView) {
    const isKnown = this.all.some(({ note }) => note.id === view.note.id)
    this.all = isKnown
      ? this.all.map((one) => (one.note.id === view.note.id ? view : one))
      : [...this.all, view]
  }

  private async take(asked: ReturnType<typeof call<"GET /reviews/{number}/notes/{id}">>) {
    this.isBusy = true
    const answer = await asked
    this.isBusy = false
    if (answer.ok) this.put(answer.value)
    else toasts.say(answer.error.message, { tone: "late" })
    return answer.ok
  }
}
