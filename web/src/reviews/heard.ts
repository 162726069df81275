import type { Change } from "../api/live"

/// What the saving of a thing goes by: the id of a part, or the review's own facts.
function turnOf({ item, itemId }: Change): string {
  return item === "review" ? "review" : itemId
}

/// What was heard of one review: each change is taken once and in order, and one of what is being
/// saved here waits until that is through.
export class Heard {
  /// The number of the last change.
  last = 0
  private waiting: Change[] = []

  constructor(
    private readonly isBusy: (turn: string) => boolean,
    private readonly take: (change: Change) => void,
  ) {}

  hear(change: Change) {
    if (change.number <= this.last) return
    this.last = change.number
    if (this.isBusy(turnOf(change))) this.waiting.push(change)
    else this.take(change)
  }

  release(turn: string) {
    const now = this.waiting.filter((change) => turnOf(change) === turn)
    this.waiting = this.waiting.filter((change) => turnOf(change) !== turn)
    for (const change of now) this.take(change)
  }
}
