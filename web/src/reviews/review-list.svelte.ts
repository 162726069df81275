import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { ReviewRow } from "../api/types"
import type { Filters } from "./filters"

/// The list of reviews as far as it was read, page by page.
export class ReviewList {
  /// None until the first answer.
  rows = $state.raw<readonly ReviewRow[]>()
  next = $state("")
  isBusy = $state(false)
  failure = $state.raw<Failure>()

  private filters: Filters = {}
  private asked = 0

  async load(filters: Filters) {
    this.filters = filters
    await this.read("")
  }

  async more() {
    await this.read(this.next)
  }

  private async read(after: string) {
    const asked = ++this.asked
    this.isBusy = true
    const answer = await call("GET /reviews", { query: { ...this.filters, after } })
    if (asked !== this.asked) return
    this.isBusy = false
    this.failure = answer.ok ? undefined : answer.error
    if (!answer.ok) return
    const before = after ? (this.rows ?? []) : []
    this.rows = [...before, ...answer.value.reviews]
    this.next = answer.value.next
  }
}
