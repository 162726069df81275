import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Autosave, Clash, Refused, type SaveState } from "./autosave"
import { Drawer } from "./drawer"

const held = new Map<string, string>()
const drawer = new Drawer({
  getItem: (key) => held.get(key) ?? null,
  setItem: (key, value) => void held.set(key, value),
  removeItem: (key) => void held.delete(key),
})

/// A server that holds one text, and can be told to fail, to be slow, or that somebody else wrote.
function server(text: string) {
  const state = {
    text,
    fails: [] as Error[],
    saves: 0,
    hold: undefined as Promise<void> | undefined,
  }
  const save = async (wanted: string, base: string) => {
    state.saves++
    if (state.hold) await state.hold
    const failure = state.fails.shift()
    if (failure) throw failure
    if (state.text !== base) throw new Clash(state.text)
    state.text = wanted
  }
  return { state, save }
}

function open(remote: ReturnType<typeof server>, shown = remote.state.text) {
  const states: SaveState[] = []
  const tell = (state: SaveState) => void states.push(state)
  const save = new Autosave({ key: "14.s", text: shown, drawer, save: remote.save, tell })
  return { save, states }
}

beforeEach(() => {
  vi.useFakeTimers()
  held.clear()
})
afterEach(() => {
  vi.useRealTimers()
})

describe("a text that is typed", () => {
  test("is kept at once and saved when the hands rest", async () => {
    const remote = server("one")
    const { save, states } = open(remote)
    save.change("one two")
    expect(drawer.find("14.s")?.text).toBe("one two")
    await vi.advanceTimersByTimeAsync(700)
    save.change("one two three")
    await vi.advanceTimersByTimeAsync(700)
    expect(remote.state.saves).toBe(0)
    await vi.advanceTimersByTimeAsync(200)
    expect(remote.state.text).toBe("one two three")
    expect(drawer.find("14.s")).toBeUndefined()
    expect(states).toEqual(["waiting", "waiting", "saving", "saved"])
  })

  test("while a save is under way is saved after it, and kept until then", async () => {
    const remote = server("one")
    let release = () => {}
    remote.state.hold = new Promise((resolve) => (release = resolve))
    const { save } = open(remote)
    save.change("two")
    await vi.advanceTimersByTimeAsync(800)
    save.change("three")
    expect(drawer.find("14.s")).toMatchObject({ text: "three", base: "one" })
    release()
    await save.close()
    expect(remote.state.saves).toBe(2)
    expect(remote.state.text).toBe("three")
    expect(drawer.find("14.s")).toBeUndefined()
  })

  test("is saved at once when the writer leaves", async () => {
    const remote = server("one")
    const { save } = open(remote)
    save.change("two")
    await save.close()
    expect(remote.state.text).toBe("two")
  })

  test("and typed back is not saved at all", async () => {
    const remote = server("one")
    const { save } = open(remote)
    save.change("two")
    save.change("one")
    await vi.advanceTimersByTimeAsync(2000)
    expect(remote.state.saves).toBe(0)
    expect(drawer.find("14.s")).toBeUndefined()
  })
})

describe("a save that does not work", () => {
  test("is tried again, and the text waits in the browser", async () => {
    const remote = server("one")
    remote.state.fails = [new TypeError("offline"), new TypeError("offline")]
    const { save } = open(remote)
    save.change("two")
    await vi.advanceTimersByTimeAsync(800)
    expect(save.state).toBe("waiting")
    expect(drawer.find("14.s")?.text).toBe("two")
    await vi.advanceTimersByTimeAsync(2_000)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(remote.state.text).toBe("two")
    expect(save.state).toBe("saved")
  })

  test("and never will is not tried again, and says why", async () => {
    const remote = server("one")
    remote.state.fails = [new Refused("too long")]
    const { save } = open(remote)
    save.change("two")
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save.state).toBe("refused")
    expect(remote.state.saves).toBe(1)
    expect(drawer.find("14.s")?.text).toBe("two")
  })
})

describe("a clash", () => {
  test("keeps both texts until the writer has chosen", async () => {
    const remote = server("one")
    const { save } = open(remote)
    remote.state.text = "theirs"
    save.change("mine")
    await vi.advanceTimersByTimeAsync(800)
    expect(save.state).toBe("clash")
    expect([save.base, save.text, save.theirs]).toEqual(["one", "mine", "theirs"])
    save.change("mine, longer")
    await vi.advanceTimersByTimeAsync(60_000)
    expect(remote.state.text).toBe("theirs")
    await save.settle("mine and theirs")
    expect(remote.state.text).toBe("mine and theirs")
    expect(save.state).toBe("saved")
    expect(drawer.find("14.s")).toBeUndefined()
  })

  test("ends without a save where theirs is kept", async () => {
    const remote = server("one")
    const { save } = open(remote)
    remote.state.text = "theirs"
    save.change("mine")
    await save.flush()
    const before = remote.state.saves
    await save.settle("theirs")
    expect(remote.state.saves).toBe(before)
    expect(drawer.find("14.s")).toBeUndefined()
  })

  test("over equal texts is none", async () => {
    const remote = server("one")
    const { save } = open(remote)
    remote.state.text = "two"
    save.change("two")
    await save.flush()
    expect(save.state).toBe("saved")
    expect(drawer.find("14.s")).toBeUndefined()
  })
})

describe("after a closed tab", () => {
  test("what was not saved is there again, and is saved", async () => {
    const remote = server("one")
    drawer.keep("14.s", { text: "mine", base: "one", at: 1 })
    const { save } = open(remote)
    expect([save.isRestored, save.text]).toEqual([true, "mine"])
    await vi.advanceTimersByTimeAsync(800)
    expect(remote.state.text).toBe("mine")
  })

  test("what somebody else wrote meanwhile makes a clash, and nothing is lost", () => {
    drawer.keep("14.s", { text: "mine", base: "one", at: 1 })
    const { save } = open(server("theirs"))
    expect(save.state).toBe("clash")
    expect([save.base, save.text, save.theirs]).toEqual(["one", "mine", "theirs"])
  })

  test("what was saved after all leaves nothing behind", () => {
    drawer.keep("14.s", { text: "mine", base: "one", at: 1 })
    const { save } = open(server("mine"))
    expect([save.isRestored, save.state]).toEqual([false, "saved"])
    expect(drawer.find("14.s")).toBeUndefined()
  })
})

test("a text that changed elsewhere is followed only where nothing here is unsaved", () => {
  const { save } = open(server("one"))
  expect(save.follow("two")).toBe(true)
  expect(save.text).toBe("two")
  save.change("mine")
  expect(save.follow("three")).toBe(false)
  expect(save.text).toBe("mine")
})
