/// Hears of changes as they happen: one socket for all pages of this window. It is opened again when it
/// was cut, and then asks for what came after the last number it heard, so that nothing is missed. See
/// docs/why/live.md for what is said over it.

import { fromWire } from "./wire"

/// One thing that somebody did. `after` is what `item` is now; absent for what was deleted.
export type Change = {
  readonly number: number
  readonly at: string
  readonly personId: string
  readonly item: string
  readonly itemId: string
  readonly act: "added" | "changed" | "deleted" | "restored"
  readonly after?: unknown
}

/// Somebody who looks at the same thing.
export type Onlooker = { readonly personId: string; readonly name: string }

export type Listener = {
  changes?(changes: readonly Change[]): void
  /// What was known is too old to be brought up to date: load again.
  reset?(): void
  /// This is not, or no longer, for this reader.
  refused?(): void
  here?(people: readonly Onlooker[]): void
}

type Topic = {
  readonly listeners: Set<Listener>
  /// The last change heard of; none before the first message.
  last: number | undefined
  here: readonly Onlooker[] | undefined
}

type Message = {
  readonly topic: string
  readonly changes?: readonly Change[]
  readonly reset?: number
  readonly refused?: string
  readonly here?: readonly Onlooker[]
}

const wait_ms = 500
const wait_ms_max = 30_000
const not_allowed = 1008

export class Live {
  /// Told when the server wants us to be somebody else, or nobody.
  turnedAway: () => void = () => {}
  private readonly topics = new Map<string, Topic>()
  private socket: WebSocket | undefined
  private isWanted = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private tries = 0

  constructor(
    private readonly open: () => WebSocket,
    private readonly isOnline: () => boolean = () => true,
  ) {}

  start() {
    if (this.isWanted) return
    this.isWanted = true
    this.connect()
  }

  stop() {
    this.isWanted = false
    clearTimeout(this.timer)
    this.socket?.close()
    this.socket = undefined
  }

  /// Tries at once, if it is waiting to.
  hurry() {
    if (this.isWanted && !this.socket) this.connect()
  }

  /// Hears of a topic, from `from` on, until the answer is called. Whoever knows nothing yet gives no
  /// number, and is told to load if something may have been missed.
  watch(name: string, from: number | undefined, listener: Listener): () => void {
    const known = this.topics.get(name)
    const topic = known ?? { listeners: new Set(), last: undefined, here: undefined }
    this.topics.set(name, topic)
    topic.listeners.add(listener)
    if (topic.here) listener.here?.(topic.here)
    const isBehind = from !== undefined && from < (topic.last ?? Infinity)
    if (isBehind) topic.last = Math.min(from, topic.last ?? from)
    if (isBehind || !known) this.ask(name, topic)
    return () => this.leave(name, topic, listener)
  }

  private leave(name: string, topic: Topic, listener: Listener) {
    topic.listeners.delete(listener)
    if (topic.listeners.size > 0 || this.topics.get(name) !== topic) return
    this.topics.delete(name)
    this.say({ leave: name })
  }

  private ask(name: string, { last }: Topic) {
    this.say(last === undefined ? { watch: name } : { watch: name, from: last })
  }

  private say(message: object) {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message))
  }

  private connect() {
    clearTimeout(this.timer)
    if (!this.isOnline()) return
    const socket = this.open()
    this.socket = socket
    socket.onopen = () => this.topics.forEach((topic, name) => this.ask(name, topic))
    socket.onmessage = (event) => this.heard(fromWire(JSON.parse(String(event.data))) as Message)
    socket.onclose = ({ code }) => {
      if (this.socket !== socket) return
      this.socket = undefined
      if (code === not_allowed) this.turnedAway()
      this.later()
    }
  }

  private later() {
    if (!this.isWanted) return
    const longest = Math.min(wait_ms * 2 ** this.tries++, wait_ms_max)
    this.timer = setTimeout(() => this.connect(), longest * (0.5 + Math.random() / 2))
  }

  private heard({ topic: name, changes, reset, refused, here }: Message) {
    this.tries = 0
    const topic = this.topics.get(name)
    if (!topic) return
    const last = reset ?? changes?.at(-1)?.number
    if (last !== undefined) topic.last = Math.max(last, reset === undefined ? (topic.last ?? 0) : 0)
    if (here) topic.here = here
    for (const listener of [...topic.listeners]) {
      if (changes) listener.changes?.(changes)
      if (reset !== undefined) listener.reset?.()
      if (refused !== undefined) listener.refused?.()
      if (here) listener.here?.(here)
    }
  }
}

/// Of this window.
export const live = new Live(
  () => new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/live`),
  () => navigator.onLine,
)

const quiet_ms = 200

/// Calls `load` soon after something of the topic changed; several changes at once count for one.
export function whenChanged(name: string, load: (changes: readonly Change[]) => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const heard: Change[] = []
  const soon = (changes: readonly Change[]) => {
    heard.push(...changes)
    waiting ??= setTimeout(() => {
      waiting = undefined
      load(heard.splice(0))
    }, quiet_ms)
  }
  const stop = live.watch(name, undefined, { changes: soon, reset: () => soon([]) })
  return () => {
    clearTimeout(waiting)
    stop()
  }
}
