import { describe, expect, it } from "vitest"
import { camelName, fromWire, snakeName, toWire } from "./wire"

describe("the wire", () => {
  it("is read into camelCase, through lists and structs", () => {
    expect(
      fromWire({ kind_name: "Outage", author_ids: ["a_b"], scope: { agreed_at: "x" } }),
    ).toEqual({ kindName: "Outage", authorIds: ["a_b"], scope: { agreedAt: "x" } })
  })

  it("leaves values as they are", () => {
    expect(fromWire({ kind: "went_well", revision: 0, ongoing: "", isSample: false })).toEqual({
      kind: "went_well",
      revision: 0,
      ongoing: "",
      isSample: false,
    })
  })

  it("makes null an absence, both ways", () => {
    expect(fromWire({ published_at: null })).toEqual({})
    expect(toWire({ publishedAt: undefined })).toEqual({})
  })

  it("is written as it was read", () => {
    const read = { number: 14, review: { lead_id: "p", author_ids: ["q"] }, list: [{ a_b_c: 1 }] }
    expect(toWire(fromWire(read))).toEqual(read)
  })

  it("renames one name at a time", () => {
    expect(camelName("looked_at_note")).toBe("lookedAtNote")
    expect(snakeName("lookedAtNote")).toBe("looked_at_note")
    expect(camelName("title")).toBe("title")
  })
})
