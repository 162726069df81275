import { describe, expect, it } from "vitest"
import type { Template } from "../api/types"
import {
  addSection,
  copyOf,
  dropSection,
  emptyTemplate,
  kindFor,
  moved,
  offered,
  templateFor,
} from "./template"

const template = (name: string, more: Partial<Template> = {}): Template => ({
  ...emptyTemplate(name),
  id: name,
  ...more,
})

describe("templates", () => {
  const all = [
    template("Sander"),
    template("Near miss", { kind: "near_miss" }),
    template("Old", { isHidden: true }),
  ]

  it("are offered without hidden ones", () => {
    expect(offered(all).map((one) => one.name)).toEqual(["Sander", "Near miss"])
  })

  it("are proposed by kind, else one for any kind", () => {
    expect(templateFor(all, "near_miss")?.name).toBe("Near miss")
    expect(templateFor(all, "outage")?.name).toBe("Sander")
    expect(templateFor([], "outage")).toBeUndefined()
  })

  it("propose their kind, if a review may have it", () => {
    const kinds = [{ key: "outage" }, { key: "near_miss" }]
    expect(kindFor(all, "Near miss", kinds)).toBe("near_miss")
    expect(kindFor(all, "Near miss", [{ key: "outage" }])).toBe("")
    expect(kindFor(all, "Sander", kinds)).toBe("")
  })

  it("are copied without touching what they were copied from", () => {
    const shipped = template("Sander", { sections: addSection([]), revision: 4 })
    const copy = copyOf(shipped, "Ours")
    expect(copy).toMatchObject({ id: "", name: "Ours", revision: 0 })
    const [section] = copy.sections
    if (section) section.title = "Changed"
    expect(shipped.sections[0]?.title).toBe("")
  })
})

describe("sections", () => {
  it("move, and stop at the ends", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"])
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"])
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"])
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"])
  })

  it("are added empty, and dropped one at a time", () => {
    const two = addSection(addSection([]))
    expect(two).toHaveLength(2)
    expect(dropSection(two, 0)).toHaveLength(1)
  })
})
