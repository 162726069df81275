import { call } from "../api/client"
import type { Change } from "../api/live"
import type { Failure } from "../api/failure"
import { nameOf } from "../api/names"
import { session } from "../api/session.svelte"
import type { ReviewRow } from "../api/types"
import { Marks } from "../kit/marks.svelte"
import type { Filters } from "./filters"

/// The list of reviews as far as it was read, page by page.
export class ReviewList {
  /// None until the first answer.
  rows = $state.raw<readonly ReviewRow[]>()
  next = $state("")
  isBusy = $state(false)
  failure = $state.raw<Failure>()

  /// Who changed a review a moment ago, by its id.
  readonly marks = new Marks()

  private filters: Filters = {}
  private asked = 0

  async load(filters: Filters) {
    this.filters = filters
    await this.read("")
  }

  /// Reads again what was read, in one go, after something changed elsewhere.
  async refresh(changes: readonly Change[]) {
    if (!this.rows || this.isBusy) return
    const count = this.rows.length
    await this.read("")
    while (this.rows.length < count && this.next) await this.more()
    for (const { item, itemId, personId } of changes)
      if (item === "review" && personId !== session.person?.id)
        void this.marks.sayWho(itemId, nameOf(personId))
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
