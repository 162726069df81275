import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { LibraryAnswer } from "../api/types"
import { continued, isEmptySearch, type Search } from "./search"

/// What the library answered last. A newer question makes an older answer worthless.
export class Library {
  answer = $state.raw<LibraryAnswer>()
  /// What `answer` is the answer to.
  answered = $state.raw<Search>({ q: "" })
  failure = $state.raw<Failure>()
  isBusy = $state(false)
  /// Whether there is nothing at all, as opposed to nothing that fits.
  isEmpty = $derived(!!this.answer && this.answer.hits.length === 0 && isEmptySearch(this.answered))

  private stop = new AbortController()

  async find(search: Search) {
    await this.ask(search, "")
  }

  async more() {
    await this.ask(this.answered, this.answer?.next ?? "")
  }

  private async ask(search: Search, after: string) {
    this.stop.abort()
    const stop = (this.stop = new AbortController())
    this.isBusy = true
    const query = { ...search, q: search.q.trim(), after }
    const outcome = await call("GET /library", { query, signal: stop.signal })
    if (stop.signal.aborted) return
    this.isBusy = false
    this.failure = outcome.ok ? undefined : outcome.error
    if (!outcome.ok) return
    this.answer = after && this.answer ? continued(this.answer, outcome.value) : outcome.value
    this.answered = search
  }
}
