import { expect, it } from "vitest"
import { meaningOf, shortcutList } from "./shortcuts"

it("goes places by two keys", () => {
  expect(meaningOf("g", "")).toEqual({ type: "wait" })
  expect(meaningOf("r", "g")).toEqual({ type: "go", to: "/reviews" })
  expect(meaningOf("t", "g")).toEqual({ type: "go", to: "/" })
  expect(meaningOf("l", "g")).toEqual({ type: "go", to: "/library" })
})

it("tells c alone from c after g", () => {
  expect(meaningOf("c", "")).toEqual({ type: "go", to: "/reviews/new" })
  expect(meaningOf("c", "g")).toEqual({ type: "go", to: "/coach" })
})

it("leaves every other key alone", () => {
  expect(meaningOf("r", "")).toBeUndefined()
  expect(meaningOf("x", "g")).toBeUndefined()
  expect(meaningOf("Enter", "")).toBeUndefined()
})

it("names the key that this machine has", () => {
  expect(shortcutList(true)[0]?.keys).toEqual(["⌘", "K"])
  expect(shortcutList(false)[0]?.keys).toEqual(["Ctrl", "K"])
})
