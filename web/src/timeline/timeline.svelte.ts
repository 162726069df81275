import type { TimelineEvent } from "../api/types"
import type { OpenReview } from "../reviews/reviews.svelte"
import { ownZone } from "../words/time"
import type { TimeContext } from "./time-entry"
import {
  dayFor,
  daysOf,
  isFiltered,
  noFilter,
  passes,
  peopleIn,
  rangeOf,
  sourcesIn,
  type Clocks,
  type Filter,
} from "./timeline"

/// The timeline of one review as somebody looks at it: what is filtered, selected and pointed at.
export class TimelineView {
  filter = $state.raw<Filter>(noFilter)
  clocks = $state<Clocks>("review")
  selected = $state.raw<ReadonlySet<string>>(new Set())
  /// The event that "+5m" counts from and whose day a bare time belongs to.
  anchorId = $state("")
  /// The event that is shown with everything that is known of it.
  openedId = $state("")
  private lastSelected = ""

  constructor(readonly open: OpenReview) {}

  events = $derived.by(() => this.open.document.events)
  zone = $derived.by(() => (this.clocks === "reader" ? ownZone() : this.open.review.zone || "UTC"))
  shown = $derived.by(() => this.events.filter((event) => passes(event, this.filter)))
  days = $derived.by(() =>
    daysOf(this.shown, isFiltered(this.filter) ? [] : this.open.gaps, this.zone),
  )
  people = $derived.by(() => peopleIn(this.events))
  sources = $derived.by(() => sourcesIn(this.events))
  anchor = $derived.by(() => this.events.find((event) => event.id === this.anchorId))

  /// How a time typed for `event`, or for a new one, is to be read.
  contextFor(event?: TimelineEvent): TimeContext {
    const now = new Date().toISOString()
    const near = event?.at ? event : this.anchor
    const from = this.anchor ?? this.events.findLast((one) => one.at !== undefined)
    const day = dayFor(this.events, near, this.zone, now)
    const anchor = event?.at ?? from?.at
    return { zone: this.zone, day, anchor, now, rollsOver: event === undefined }
  }

  select(id: string, isOn: boolean, withRange: boolean) {
    const order = this.shown.map((event) => event.id)
    const ids = withRange && this.lastSelected ? rangeOf(order, this.lastSelected, id) : [id]
    const next = new Set(this.selected)
    for (const one of ids) {
      if (isOn) next.add(one)
      else next.delete(one)
    }
    this.selected = next
    this.lastSelected = id
  }

  selectAll() {
    this.selected = new Set(this.shown.map((event) => event.id))
  }

  selectNone() {
    this.selected = new Set()
  }

  /// The selected events that are still there.
  chosen(): TimelineEvent[] {
    return this.events.filter((event) => this.selected.has(event.id))
  }

  change(event: TimelineEvent, changes: Partial<TimelineEvent>): void {
    void this.open.change("events", event.id, changes)
  }
}
