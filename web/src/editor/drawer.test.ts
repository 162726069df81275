import { expect, test } from "vitest"
import { Drawer, type Shelf } from "./drawer"

function shelf(): Shelf & { held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }
}

const kept = { text: "mine", base: "theirs", at: 5 }

test("what was kept is found until it is dropped", () => {
  const drawer = new Drawer(shelf())
  expect(drawer.keep("14.summary", kept)).toBe(true)
  expect(drawer.find("14.summary")).toEqual(kept)
  drawer.drop("14.summary")
  expect(drawer.find("14.summary")).toBeUndefined()
})

test("texts are kept apart", () => {
  const drawer = new Drawer(shelf())
  drawer.keep("14.summary", kept)
  expect(drawer.find("14.impact")).toBeUndefined()
})

test("a full shelf keeps nothing and says so", () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error("full")
    },
  }
  expect(new Drawer(full).keep("14.summary", kept)).toBe(false)
})

test("where nothing may be kept, nothing is found", () => {
  const drawer = new Drawer(undefined)
  expect(drawer.keep("14.summary", kept)).toBe(false)
  expect(drawer.find("14.summary")).toBeUndefined()
  drawer.drop("14.summary")
})

test.each(["", "no json", "3", "null", '{"text":1}', '{"text":"a"}'])(
  "%j is not kept text",
  (written) => {
    const odd = shelf()
    odd.held.set("candor.kept.14.summary", written)
    expect(new Drawer(odd).find("14.summary")).toBeUndefined()
  },
)
