import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { Ground, NamedPerson, Part, Readers } from "../api/types"
import { toasts } from "../kit/toasts.svelte"
import type { OpenReview } from "./reviews.svelte"

/// Parts that somebody can be invited as; lead and authors are facts of the review.
export const invitedParts = [
  "invited",
  "acted",
  "facilitator",
  "note_taker",
] as const satisfies readonly Part[]

/// Who reads one review, while somebody looks at it.
export class ReadersOf {
  now = $state.raw<Readers>()
  failure = $state.raw<Failure>()
  isBusy = $state(false)

  constructor(private readonly open: OpenReview) {}

  async load() {
    const answer = await call("GET /reviews/{number}/readers", { path: this.path })
    this.failure = answer.ok ? undefined : answer.error
    if (answer.ok) this.now = answer.value
  }

  restrict(isRestricted: boolean) {
    return this.save({ visibility: isRestricted ? "restricted" : "open" })
  }

  invite(personId: string) {
    const invited: NamedPerson = { personId, name: "", parts: ["invited"], ground: undefined }
    return this.save({ people: [...(this.now?.people ?? []), invited] })
  }

  takeOut(personId: string) {
    return this.save({
      people: (this.now?.people ?? []).filter((one) => one.personId !== personId),
    })
  }

  give(personId: string, part: Part) {
    const people = (this.now?.people ?? []).map((one) =>
      one.personId === personId ? { ...one, parts: [part] } : one,
    )
    return this.save({ people })
  }

  /// How somebody knows about what happened.
  say(personId: string, ground: Ground | undefined) {
    const people = (this.now?.people ?? []).map((one) =>
      one.personId === personId ? { ...one, ground } : one,
    )
    return this.save({ people })
  }

  nameTeams(teamIds: string[]) {
    return this.save({}, teamIds)
  }

  private get path() {
    return { number: this.open.number }
  }

  /// Somebody else may have said something in between: then what they said is shown, and told.
  private async save(
    change: Partial<Pick<Readers, "visibility" | "people">>,
    teamIds?: string[],
  ): Promise<boolean> {
    if (!this.now) return false
    this.isBusy = true
    const { visibility, people } = { ...this.now, ...change }
    const body = {
      visibility,
      people: people.map(({ personId, parts, ground }) => ({ personId, parts, ground })),
      teamIds,
      revision: this.open.review.revision,
    }
    const answer = await call("PUT /reviews/{number}/readers", { path: this.path, body })
    if (answer.ok) this.now = answer.value
    else toasts.say(answer.error.message, { tone: "late" })
    await this.open.refresh()
    if (!answer.ok) await this.load()
    this.isBusy = false
    return answer.ok
  }
}
