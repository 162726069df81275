import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { UploadMessage } from "../api/types"
import { isTold, matches, threaded } from "./evidence"

type Span = { readonly from: string; readonly to: string }

/// The messages of one channel of an export, a page at a time, and which of them become events.
export class ChannelMessages {
  all = $state.raw<readonly UploadMessage[]>([])
  picked = $state.raw<ReadonlySet<string>>(new Set())
  asked = $state("")
  isLoading = $state(false)
  isLoaded = $state(false)
  failure = $state.raw<Failure>()
  private next = $state("")
  private span: Span = { from: "", to: "" }

  hasMore = $derived(this.next !== "")
  shown = $derived(threaded(this.all).filter(({ message }) => matches(message, this.asked)))

  constructor(
    private readonly uploadId: string,
    private readonly channel: string,
  ) {}

  async load(span: Span) {
    this.span = span
    this.all = []
    this.picked = new Set()
    this.next = ""
    await this.more()
  }

  async more() {
    this.isLoading = true
    this.failure = undefined
    const { from, to } = this.span
    const bounds = { ...(from && { from }), ...(to && { to }) }
    const after = this.next ? { after: this.next } : {}
    const answer = await call("GET /uploads/{id}/messages", {
      path: { id: this.uploadId },
      query: { channel: this.channel, ...bounds, ...after },
    })
    this.isLoading = false
    if (!answer.ok) return void (this.failure = answer.error)
    this.all = [...this.all, ...answer.value.messages]
    this.next = answer.value.next
    this.isLoaded = true
  }

  pick(key: string, isOn: boolean) {
    const next = new Set(this.picked)
    if (isOn) next.add(key)
    else next.delete(key)
    this.picked = next
  }

  /// What was said, and not that somebody came in or left.
  pickShown() {
    const told = this.shown.filter(({ message }) => isTold(message))
    this.picked = new Set([...this.picked, ...told.map(({ message }) => message.key)])
  }

  pickNone() {
    this.picked = new Set()
  }
}
