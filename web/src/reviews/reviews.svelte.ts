import { call } from "../api/client"
import type { Door } from "../api/doors"
import type { Failure, Outcome } from "../api/failure"
import { live, type Change, type Onlooker } from "../api/live"
import { nameOf } from "../api/names"
import { session } from "../api/session.svelte"
import type {
  Gap,
  Layers,
  Numbers,
  Pace,
  Person,
  Review,
  ReviewDocument,
  Section,
  Snapshot,
  TimelineEvent,
} from "../api/types"
import type { Aside } from "../editor/findings"
import { Marks } from "../kit/marks.svelte"
import { toasts } from "../kit/toasts.svelte"
import { reviewWords as words } from "../words/review"
import { Heard } from "./heard"
import { changedPlace, isKnown, withChange } from "./live"
import { snapshotOf } from "./past"
import {
  addressIn,
  addressOf,
  as,
  changed,
  factsOf,
  newAside,
  newSection,
  orderWith,
  picked,
  withList,
  withPart,
  withoutPart,
  type Facts,
  type ListName,
  type Lists,
  type PartName,
} from "./review"
import { throwUnlessDone, Turns, type Subject } from "./turns"

const numbers_wait_ms = 250

/// A call at a door whose name is put together; the types are those of `Lists`.
const knock = call as unknown as (door: string, request: object) => Promise<Outcome<never>>

/// One review as this browser knows it. Shows a change at once and takes it back if the server says
/// no; where somebody else saved in between, the change is made upon theirs, or both are shown.
export class OpenReview {
  document = $state.raw() as ReviewDocument
  numbers = $state.raw() as Numbers
  gaps = $state.raw<readonly Gap[]>([])
  pace = $state.raw() as Pace
  publicLink = $state("")
  publicLayers = $state<Layers>("facts")
  mayEdit = $state(false)
  mayPublish = $state(false)
  mayShare = $state(false)
  mayName = $state(false)
  mayAdmit = $state(false)
  people = $state.raw<readonly Person[]>([])
  /// Goes up whenever the timeline may look different: the picture is then drawn anew.
  drawn = $state(0)
  readonly number: number
  /// Who else looks at this review.
  others = $state.raw<readonly Onlooker[]>([])
  /// Who changed what a moment ago, by the id of a part; "title" and "facts" of the head.
  readonly marks = new Marks()
  private readonly heard = new Heard(
    (turn) => this.turns.isBusy(turn),
    (change) => this.take(change),
  )
  private readonly turns: Turns = new Turns(
    () => this.refresh(),
    (turn) => this.heard.release(turn),
  )
  private numbersTimer: ReturnType<typeof setTimeout> | undefined

  private constructor(
    number: number,
    /// The change after which it stood like this; none for the review as it is.
    readonly at: number | undefined,
    snapshot: Snapshot,
    people: readonly Person[],
  ) {
    this.number = number
    this.people = people
    this.show(snapshot)
  }

  static async open(number: number, at?: number): Promise<Outcome<OpenReview>> {
    const [snapshot, people] = await Promise.all([snapshotOf(number, at), call("GET /people")])
    if (!snapshot.ok) return snapshot
    const known = people.ok ? people.value.people : []
    return { ok: true, value: new OpenReview(number, at, snapshot.value, known) }
  }

  get review(): Review {
    return this.document.review
  }

  /// Tells the unsaved texts of this review, by this person, from all others in the browser.
  get place(): string {
    return `${session.person?.id ?? ""}/${this.review.id}`
  }

  get asides(): readonly Aside[] {
    return this.document.setAside
  }

  private show(snapshot: Snapshot) {
    this.heard.last = Math.max(this.heard.last, snapshot.sequence)
    const { document, numbers, gaps, pace, publicLink, publicLayers } = snapshot
    const { mayEdit, mayPublish, mayShare, mayName, mayAdmit } = snapshot
    Object.assign(this, { document, numbers, gaps, pace, publicLink, publicLayers })
    Object.assign(this, { mayEdit, mayPublish, mayShare, mayName, mayAdmit })
    this.drawn++
  }

  async refresh(): Promise<boolean> {
    const answer = await this.load()
    if (answer.ok) this.show(answer.value)
    return answer.ok
  }

  /// A snapshot that is no older than what was heard of the review.
  private async load(): Promise<Outcome<Snapshot>> {
    for (;;) {
      const answer = await snapshotOf(this.number, this.at)
      if (!answer.ok || this.at !== undefined || answer.value.sequence >= this.heard.last)
        return answer
    }
  }

  // --- what others do

  /// Hears of it as it happens, until the answer is called. `gone` is for a review that is no longer
  /// there, or not for this reader.
  listen(gone: () => void): () => void {
    if (this.at !== undefined) return () => undefined
    return live.watch(`review/${this.number}`, this.heard.last, {
      changes: (changes) => changes.forEach((change) => this.heard.hear(change)),
      reset: () => void this.refresh(),
      refused: gone,
      here: (people) =>
        (this.others = people.filter(({ personId }) => personId !== session.person?.id)),
    })
  }

  private take(change: Change) {
    if (isKnown(this.document, change)) return
    const { kinds = [], severities = [] } = session.workspace ?? {}
    const before = this.document.review
    this.document = withChange(this.document, change, { kinds, severities, people: this.people })
    if (change.personId !== session.person?.id)
      void this.marks.sayWho(changedPlace(before, change), nameOf(change.personId))
    if (change.item === "public_link" || change.item === "readers") void this.refresh()
    if (["review", "event", "phase"].includes(change.item)) this.numbersLater()
  }

  /// What follows from the timeline is asked for again, once things are quiet.
  private numbersLater() {
    clearTimeout(this.numbersTimer)
    this.numbersTimer = setTimeout(() => void this.freshNumbers(), numbers_wait_ms)
  }

  private async freshNumbers() {
    const answer = await this.load()
    if (!answer.ok) return
    if (!this.turns.isBusy()) return this.show(answer.value)
    const { numbers, gaps, pace } = answer.value
    Object.assign(this, { numbers, gaps, pace })
    this.drawn++
  }

  // --- the parts that are lists

  /// Changes a part, shown at once. Whether it was saved.
  change<L extends ListName>(list: L, id: string, changes: Partial<Lists[L]>): Promise<boolean> {
    return this.apply(id, this.part(list, id), changes)
  }

  /// Saves one text of a part; throws what an autosave understands.
  textOf<L extends ListName>(list: L, id: string, member: keyof Lists[L] & string) {
    return async (text: string, base: string) => {
      const written = await this.turns.write(
        id,
        this.part(list, id),
        as(member, text),
        as(member, base),
      )
      throwUnlessDone(written, (theirs) => String(theirs[member] ?? ""))
    }
  }

  private part<L extends ListName>(list: L, id: string): Subject<Lists[L]> {
    const address = addressIn(list)
    return {
      current: () => (this.document[list] as Lists[L][]).find((part) => part.id === id),
      show: (part) => this.put(list, part),
      send: (part) =>
        knock(`PUT /reviews/{number}/${address}/{id}`, {
          path: { number: this.number, id },
          body: part,
        }),
    }
  }

  private put<L extends ListName>(list: L, part: Lists[L]) {
    this.document = withPart(this.document, list, part)
    if (list === "events" || list === "phases") this.numbersLater()
  }

  /// Adds a part at the end of its list. Whether it was saved; if not, the person has been told.
  async add<L extends PartName>(list: L, part: Lists[L]): Promise<Lists[L] | undefined> {
    const position = Math.max(0, ...this.document[list].map((one) => one.position)) + 1
    const path = { number: this.number }
    const body = { ...part, position }
    const answer: Outcome<Lists[L]> = await knock(`POST /reviews/{number}/${addressOf[list]}`, {
      path,
      body,
    })
    if (!answer.ok) return this.told(answer.error)
    this.put(list, answer.value)
    return answer.value
  }

  /// Deletes a part, and offers to bring it back.
  async remove(list: PartName | "events", id: string, what: string): Promise<void> {
    const before = this.document
    const path = { number: this.number, id }
    const address = addressIn(list)
    this.document = withoutPart(before, list, id)
    const answer = await knock(`DELETE /reviews/{number}/${address}/{id}`, { path })
    if (!answer.ok && answer.error.kind !== "not_found") {
      await this.refresh()
      return void this.told(answer.error)
    }
    if (list === "events" || list === "phases") this.numbersLater()
    toasts.say(what, { undo: () => void this.restore(list, id) })
  }

  private async restore<L extends PartName | "events">(list: L, id: string) {
    const answer: Outcome<Lists[L]> = await knock(
      `POST /reviews/{number}/${addressIn(list)}/{id}/restore`,
      { path: { number: this.number, id } },
    )
    if (answer.ok) this.put(list, answer.value)
    else this.told(answer.error)
  }

  // --- the review's own facts

  setFacts(changes: Partial<Facts>): Promise<boolean> {
    return this.apply("review", this.facts(), changes)
  }

  factText(member: "title" | "ongoing") {
    return async (text: string, base: string) => {
      const written = await this.turns.write(
        "review",
        this.facts(),
        as(member, text),
        as(member, base),
      )
      throwUnlessDone(written, (theirs) => theirs[member])
    }
  }

  excludesText() {
    return async (text: string, base: string) => {
      const scope = this.review.scope
      const changes = { scope: { ...scope, excludes: text } }
      const origin = { scope: { ...scope, excludes: base } }
      const written = await this.turns.write("review", this.facts(), changes, origin)
      throwUnlessDone(written, (theirs) => theirs.scope.excludes)
    }
  }

  private facts(): Subject<Facts> {
    return {
      current: () => factsOf(this.review),
      show: (facts) => this.showReview({ ...this.review, ...facts }),
      send: (body) =>
        call("PUT /reviews/{number}", { path: { number: this.number }, body }) as Promise<
          Outcome<Facts>
        >,
    }
  }

  private showReview(review: Review) {
    this.document = { ...this.document, review }
    this.numbersLater()
  }

  // --- saving

  private async apply<T extends object>(
    turn: string,
    subject: Subject<T>,
    changes: Partial<T>,
  ): Promise<boolean> {
    const before = subject.current()
    if (!before) return false
    const base = picked(before, changes)
    subject.show(changed(before, changes))
    const written = await this.turns.write(turn, subject, changes, base)
    if (written.type === "done") return true
    const now = subject.current()
    if (written.type === "clash") toasts.say(words.changedMeanwhile, { tone: "late" })
    else {
      if (now) subject.show(changed(now, base))
      this.told(written.failure)
    }
    return false
  }

  private told(failure: Failure): undefined {
    toasts.say(failure.message, { tone: "late" })
  }

  // --- sections

  async addSection(title: string): Promise<boolean> {
    const position = Math.max(-1, ...this.document.sections.map((one) => one.position)) + 1
    const body = { ...newSection(title), position }
    const path = { number: this.number }
    const answer = await call("POST /reviews/{number}/sections", { path, body })
    if (!answer.ok) return this.told(answer.error) ?? false
    this.put("sections", answer.value)
    return true
  }

  /// Puts the shown sections into another order.
  async orderSections(shown: readonly string[]): Promise<void> {
    const ids = orderWith(this.document, shown)
    const placed = (section: Section) => ({ ...section, position: ids.indexOf(section.id) })
    this.document = withList(this.document, "sections", this.document.sections.map(placed))
    const path = { number: this.number }
    const answer = await call("PUT /reviews/{number}/sections/order", { path, body: { ids } })
    if (answer.ok) this.document = withList(this.document, "sections", answer.value.sections)
    else {
      this.told(answer.error)
      await this.refresh()
    }
  }

  async dropSection(section: Section): Promise<void> {
    if (!(await this.change("sections", section.id, { state: "dropped" }))) return
    const undo = () => void this.change("sections", section.id, { state: "shown" })
    toasts.say(words.dropped(section.title), { undo })
  }

  // --- events

  async addEvents(events: readonly TimelineEvent[]): Promise<TimelineEvent[] | undefined> {
    const answer = await call("POST /reviews/{number}/events", {
      path: { number: this.number },
      body: { events: [...events] },
    })
    if (!answer.ok) return this.told(answer.error)
    for (const event of answer.value.events) this.put("events", event)
    return answer.value.events
  }

  async shift(ids: readonly string[], seconds: number, what: string): Promise<boolean> {
    const answer = await call("POST /reviews/{number}/events/shift", {
      path: { number: this.number },
      body: { ids: [...ids], seconds },
    })
    if (!answer.ok) return this.told(answer.error) ?? false
    for (const event of answer.value.events) this.put("events", event)
    toasts.say(what, { undo: () => void this.shift(ids, -seconds, words.shiftedBack) })
    return true
  }

  async giveZone(zone: string, keep: "clock" | "moment"): Promise<boolean> {
    const path = { number: this.number }
    const answer = await call("POST /reviews/{number}/zone", { path, body: { zone, keep } })
    if (answer.ok) this.show(answer.value)
    else this.told(answer.error)
    return answer.ok
  }

  // --- who may read it

  publish = () => this.reach("POST /reviews/{number}/publish")
  withdraw = () => this.reach("POST /reviews/{number}/withdraw")

  private async reach(door: Door): Promise<boolean> {
    const answer: Outcome<Review> = await knock(door, { path: { number: this.number } })
    if (answer.ok) this.showReview(answer.value)
    else this.told(answer.error)
    return answer.ok
  }

  /// Makes a public link, or says anew what it shows.
  async share(layers: Layers): Promise<boolean> {
    const answer = await call("POST /reviews/{number}/share", {
      path: { number: this.number },
      query: { layers },
    })
    if (!answer.ok) return this.told(answer.error) ?? false
    this.publicLink = answer.value.publicLink
    this.publicLayers = answer.value.publicLayers
    this.document = { ...this.document, review: { ...this.review, isShared: true } }
    return true
  }

  async unshare(): Promise<boolean> {
    const answer = await call("DELETE /reviews/{number}/share", { path: { number: this.number } })
    if (!answer.ok) return this.told(answer.error) ?? false
    this.publicLink = ""
    this.document = { ...this.document, review: { ...this.review, isShared: false } }
    return true
  }

  // --- the coach, and people

  async setAside(finding: Aside, reason: string): Promise<boolean> {
    const aside = await this.add("setAside", newAside(finding.rule, finding.phrase, reason))
    if (!aside) return false
    const undo = () => void this.remove("setAside", aside.id, words.coach.backAgain)
    toasts.say(words.coach.setAside, { undo })
    return true
  }

  /// Adds somebody who is only mentioned, so that they can be named; none where that is not theirs.
  get mention(): ((name: string) => Promise<Person | undefined>) | undefined {
    return session.mayBegin ? (name) => this.addMention(name) : undefined
  }

  private async addMention(name: string): Promise<Person | undefined> {
    const answer = await call("POST /people", { body: { name, email: "", access: "anyone" } })
    if (!answer.ok) return this.told(answer.error)
    this.people = [...this.people, answer.value.person]
    return answer.value.person
  }

  /// The name that an id stands for; "" for nobody.
  nameOf(id: string): string {
    const known = this.people.find((person) => person.id === id)
    return (known ?? this.document.people.find((person) => person.id === id))?.name ?? ""
  }
}
