import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Live, type Change } from "./live"

/// A socket whose other end is this test.
class FakeSocket {
  static opened: FakeSocket[] = []
  readyState = 0
  readonly said: unknown[] = []
  onopen = () => {}
  onmessage: (event: { data: string }) => void = () => {}
  onclose: (event: { code: number }) => void = () => {}

  constructor() {
    FakeSocket.opened.push(this)
  }

  send(text: string) {
    this.said.push(JSON.parse(text))
  }

  close() {
    this.cut(1000)
  }

  accept() {
    this.readyState = 1
    this.onopen()
    return this
  }

  tell(message: object) {
    this.onmessage({ data: JSON.stringify(message) })
  }

  cut(code = 1006) {
    this.readyState = 3
    this.onclose({ code })
  }
}

function last(): FakeSocket {
  const socket = FakeSocket.opened.at(-1)
  if (!socket) throw new Error("no socket was opened")
  return socket
}

const change = (number: number) => ({
  number,
  at: "",
  person_id: "b",
  item: "review",
  item_id: "r",
  act: "changed",
  after: { title: "New", author_ids: [] },
})

function started() {
  const live = new Live(() => new FakeSocket() as unknown as WebSocket)
  live.start()
  return live
}

beforeEach(() => {
  FakeSocket.opened = []
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe("a topic", () => {
  it("is asked for from the number that its page has, and told in camelCase", () => {
    const live = started()
    const heard: Change[] = []
    live.watch("review/14", 7, { changes: (changes) => heard.push(...changes) })
    last()
      .accept()
      .tell({ topic: "review/14", changes: [change(8)] })
    expect(last().said).toEqual([{ watch: "review/14", from: 7 }])
    expect(heard).toMatchObject([
      { number: 8, personId: "b", after: { title: "New", authorIds: [] } },
    ])
  })

  it("is asked for once by two who know as much, and left when both have", () => {
    const live = started()
    last().accept()
    const stops = [1, 2].map(() => live.watch("reviews", undefined, {}))
    stops[0]?.()
    expect(last().said).toEqual([{ watch: "reviews" }])
    stops[1]?.()
    expect(last().said.at(-1)).toEqual({ leave: "reviews" })
  })

  it("is asked for again by a page that knows less", () => {
    const live = started()
    last().accept()
    live.watch("review/1", 9, {})
    live.watch("review/1", 5, {})
    expect(last().said.at(-1)).toEqual({ watch: "review/1", from: 5 })
  })

  it("tells a page that comes later who is here", () => {
    const live = started()
    live.watch("review/1", 1, {})
    last()
      .accept()
      .tell({ topic: "review/1", here: [{ person_id: "b", name: "Ben" }] })
    const here = vi.fn()
    live.watch("review/1", 1, { here })
    expect(here).toHaveBeenCalledWith([{ personId: "b", name: "Ben" }])
  })
})

describe("a connection that is cut", () => {
  it("is opened again, and asks for what came after the last that was heard", () => {
    const live = started()
    live.watch("review/14", 7, {})
    last()
      .accept()
      .tell({ topic: "review/14", changes: [change(8), change(9)] })
    last().cut()
    vi.advanceTimersByTime(500)
    expect(FakeSocket.opened).toHaveLength(2)
    expect(last().accept().said).toEqual([{ watch: "review/14", from: 9 }])
  })

  it("goes on from where a reset began, even where that is a smaller number", () => {
    const live = started()
    const reset = vi.fn()
    live.watch("review/14", 900, { reset })
    last().accept().tell({ topic: "review/14", reset: 20 })
    last().cut()
    vi.advanceTimersByTime(500)
    expect(last().accept().said).toEqual([{ watch: "review/14", from: 20 }])
    expect(reset).toHaveBeenCalledOnce()
  })

  it("is tried later and later, within half a minute, and at once when asked to", () => {
    const live = started()
    for (let i = 0; i < 20; i++) {
      last().cut()
      vi.advanceTimersByTime(30_000)
      expect(FakeSocket.opened).toHaveLength(i + 2)
    }
    last().cut()
    vi.advanceTimersByTime(10_000)
    expect(FakeSocket.opened).toHaveLength(21)
    live.hurry()
    expect(FakeSocket.opened).toHaveLength(22)
  })

  it("stays closed once nobody wants it", () => {
    const live = started()
    last().accept()
    live.stop()
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.opened).toHaveLength(1)
  })

  it("because of who we are is told to whoever knows that", () => {
    const live = started()
    live.turnedAway = vi.fn()
    last().accept().cut(1001)
    expect(live.turnedAway).not.toHaveBeenCalled()
    vi.advanceTimersByTime(500)
    last().accept().cut(1008)
    expect(live.turnedAway).toHaveBeenCalledOnce()
  })
})
