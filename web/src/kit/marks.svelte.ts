/// Who changed what a moment ago, to be said beside it. Each is said for a while and then no more.

import { words } from "../words/en"

export const mark_ms = 12_000

export class Marks {
  private said = $state<Record<string, string>>({})
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>()

  /// The name to be shown at `place`; "" for none.
  at(place: string): string {
    return this.said[place] ?? ""
  }

  /// For whom the name has to be asked; somebody whom nobody knows is "somebody".
  async sayWho(place: string, name: Promise<string>) {
    this.say(place, (await name) || words.somebody)
  }

  say(place: string, name: string) {
    this.said[place] = name
    clearTimeout(this.timers.get(place))
    this.timers.set(
      place,
      setTimeout(() => delete this.said[place], mark_ms),
    )
  }
}
