import { describe, expect, it } from "vitest"
import { carried, findingAt, segmentsOf } from "./segments"

const finding = (beginUtf16: number, endUtf16: number) => ({ beginUtf16, endUtf16 })

describe("a text with findings", () => {
  it("is cut at their edges", () => {
    expect(segmentsOf("we should have tested", [finding(3, 14)])).toEqual([
      { text: "we ", findings: [] },
      { text: "should have", findings: [0] },
      { text: " tested", findings: [] },
    ])
  })

  it("keeps every letter where they overlap, or lie outside", () => {
    const text = "human error 🙂 again"
    const segments = segmentsOf(text, [finding(0, 11), finding(6, 14), finding(90, 99)])
    expect(segments.map((segment) => segment.text).join("")).toBe(text)
    expect(segments[1]).toEqual({ text: "error", findings: [0, 1] })
  })

  it("is one piece without any, and none when it is empty", () => {
    expect(segmentsOf("fine", [])).toEqual([{ text: "fine", findings: [] }])
    expect(segmentsOf("", [])).toEqual([])
  })
})

describe("the caret", () => {
  it("stands in the shortest finding around it, edges included", () => {
    const findings = [finding(0, 20), finding(5, 9)]
    expect(findingAt(findings, 5)).toBe(1)
    expect(findingAt(findings, 9)).toBe(1)
    expect(findingAt(findings, 15)).toBe(0)
    expect(findingAt(findings, 21)).toBe(-1)
  })
})

describe("writing on", () => {
  const before = "aa bad bb worse cc"
  const findings = [finding(3, 6), finding(10, 15)]

  it("moves what stands behind", () => {
    expect(carried(findings, before, "aa bad bb and worse cc")).toEqual([
      finding(3, 6),
      finding(14, 19),
    ])
  })

  it("forgets what was touched", () => {
    expect(carried(findings, before, "aa bxd bb worse cc")).toEqual([finding(10, 15)])
    expect(carried(findings, before, "")).toEqual([])
  })

  it("leaves all alone when nothing changed", () => {
    expect(carried(findings, before, before)).toEqual(findings)
  })
})
