import type { Failure, Outcome } from "../api/failure"
import { Clash, Refused } from "../editor/autosave"
import { reviewWords as words } from "../words/review"
import { changed, clashes } from "./review"

/// Something that is saved with the revision it was read at.
export type Subject<T extends object> = {
  current(): T | undefined
  show(value: T): void
  send(value: T): Promise<Outcome<T>>
}

export type Written<T> =
  | { readonly type: "done" }
  | { readonly type: "clash"; readonly theirs: T }
  | { readonly type: "failed"; readonly failure: Failure }

const tries_max = 4

/// Saves in turn: two changes to one thing never race each other. A change that somebody else overtook
/// is made upon theirs, where the two can be told apart.
export class Turns {
  private readonly running = new Map<string, Promise<unknown>>()

  constructor(
    private readonly refresh: () => Promise<boolean>,
    private readonly ended: (turn: string) => void,
  ) {}

  /// Whether something is being saved; of one thing, or at all.
  isBusy(turn?: string): boolean {
    return turn === undefined ? this.running.size > 0 : this.running.has(turn)
  }

  write<T extends object>(
    turn: string,
    subject: Subject<T>,
    changes: Partial<T>,
    base: Partial<T>,
  ): Promise<Written<T>> {
    const before = this.running.get(turn) ?? Promise.resolve()
    const now = before.then(() => this.writeNow(subject, changes, base))
    const settled = now.finally(() => {
      if (this.running.get(turn) !== settled) return
      this.running.delete(turn)
      this.ended(turn)
    })
    this.running.set(turn, settled)
    return settled
  }

  private async writeNow<T extends object>(
    subject: Subject<T>,
    changes: Partial<T>,
    base: Partial<T>,
  ): Promise<Written<T>> {
    let failure: Failure = words.gone
    for (let tried = 1; tried <= tries_max; tried++) {
      const current = subject.current()
      if (!current) break
      if (clashes(base, changes, current).length > 0) return { type: "clash", theirs: current }
      const answer = await subject.send(changed(current, changes))
      if (answer.ok) {
        subject.show(answer.value)
        return { type: "done" }
      }
      failure = answer.error
      if (failure.kind !== "conflict" || !(await this.refresh())) break
    }
    return { type: "failed", failure }
  }
}

/// What cannot be saved as it is, ever, is told apart from what may work later.
export function throwUnlessDone<T>(written: Written<T>, textOf: (theirs: T) => string) {
  if (written.type === "clash") throw new Clash(textOf(written.theirs))
  if (written.type === "done") return
  const { kind, message } = written.failure
  const isFinal = kind === "invalid" || kind === "forbidden" || kind === "not_found"
  throw isFinal ? new Refused(message) : new Error(message)
}
