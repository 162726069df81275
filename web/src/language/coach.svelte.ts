import { call } from "../api/client"
import type { Finding } from "../api/types"
import type { Failure } from "../api/failure"
import { carried } from "./segments"

/// A text and what the coach points at in it, kept in step while it is written.
export class Coach {
  text = $state("")
  part = $state("other")
  findings = $state.raw<readonly Finding[]>([])
  failure = $state.raw<Failure>()
  /// Whether the findings are those of the text as it stands.
  isCurrent = $state(false)

  private readonly debounce_milliseconds = 250
  private timer: ReturnType<typeof setTimeout> | undefined
  private stop = new AbortController()

  write(text: string) {
    this.findings = carried(this.findings, this.text, text)
    this.text = text
    this.later()
  }

  belongTo(part: string) {
    this.part = part
    this.later()
  }

  private later() {
    this.isCurrent = false
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ask(), this.debounce_milliseconds)
  }

  private async ask() {
    this.stop.abort()
    const stop = (this.stop = new AbortController())
    const { text, part } = this
    const answer = await call("POST /coach", { body: { text, part }, signal: stop.signal })
    if (stop.signal.aborted || text !== this.text || part !== this.part) return
    this.failure = answer.ok ? undefined : answer.error
    if (!answer.ok) return
    this.findings = answer.value.findings
    this.isCurrent = true
  }
}
