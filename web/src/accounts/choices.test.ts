import { describe, expect, it } from "vitest"
import { changed, keyOf, moved, withNew, without } from "./choices"

const two = withNew(withNew([], "Outage"), "Near miss")
const names = (choices: { name: string }[]) => choices.map((choice) => choice.name)

describe("kinds and severities", () => {
  it("get a key from their name, and never the same twice", () => {
    expect(keyOf(" Lost money (again)! ")).toBe("lost_money_again")
    expect(keyOf("Störung")).toBe("storung")
    expect(keyOf("障害")).toBe("other")
    expect(withNew(two, "Outage").at(-1)?.key).toBe("outage_2")
  })

  it("keep their key under another name", () => {
    expect(changed(two, "outage", { name: "Down" })[0]).toEqual({
      key: "outage",
      name: "Down",
      hidden: false,
    })
  })

  it("move, and stop at the ends", () => {
    expect(names(moved(two, "near_miss", -1))).toEqual(["Near miss", "Outage"])
    expect(names(moved(two, "outage", -1))).toEqual(["Outage", "Near miss"])
    expect(names(moved(two, "nobody", 1))).toEqual(["Outage", "Near miss"])
  })

  it("are taken out by their key", () => {
    expect(names(without(two, "outage"))).toEqual(["Near miss"])
  })
})
