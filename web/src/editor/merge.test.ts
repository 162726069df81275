import { describe, expect, test } from "vitest"
import { differencePieces, markedPieces, putTogether } from "./merge"

function text(lines: string): string {
  return lines.split(" ").join("\n")
}

describe("two texts put together", () => {
  test.each([
    ["nobody changed anything", "a b c", "a b c", "a b c", "a b c"],
    ["only mine changed", "a b c", "a x c", "a b c", "a x c"],
    ["only theirs changed", "a b c", "a b c", "a b x", "a b x"],
    ["both changed, apart", "a b c", "x b c", "a b y", "x b y"],
    ["both made the same change", "a b c", "a x c", "a x c", "a x c"],
    ["both changed the same line", "a b c", "a x c", "a y c", "a x y c"],
    ["mine deleted, theirs elsewhere", "a b c d", "a c d", "a b c x", "a c x"],
    ["both added at the end", "a", "a x", "a y", "a x y"],
    ["both added and agree in part", "a", "a s x", "a s y", "a s x y"],
    ["from nothing", "", "x", "y", "x y"],
  ])("%s", (_, base, mine, theirs, expected) => {
    expect(putTogether(text(base), text(mine), text(theirs))).toBe(text(expected))
  })

  test("no line that somebody wrote is lost", () => {
    const letters = "abcdefgh".split("")
    let seed = 7
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below
    const changed = (lines: string[], mark: string) =>
      lines.flatMap((line, at) => {
        const dice = random(5)
        return dice === 0 ? [`${mark}${at}`] : dice === 1 ? [line, `${mark}${at}`] : [line]
      })
    for (let round = 0; round < 300; round++) {
      const base = Array.from({ length: random(8) }, () => letters[random(8)] ?? "a")
      const [mine, theirs] = [changed(base, "m"), changed(base, "t")]
      const together = putTogether(base.join("\n"), mine.join("\n"), theirs.join("\n")).split("\n")
      for (const line of [...mine, ...theirs])
        if (/^[mt]\d/.test(line)) expect(together).toContain(line)
    }
  })

  test("very long texts that share nothing are still put together", () => {
    const long = (mark: string) =>
      Array.from({ length: 5000 }, (_, at) => `${mark}${at}`).join("\n")
    const together = putTogether("", long("m"), long("t")).split("\n")
    expect(together).toHaveLength(10_000)
  })
})

describe("what the other text does not have is marked, word by word", () => {
  test.each([
    ["a word within", "It was cold.\nIt rained", "It was warm.\nIt rained", ["cold.\n"]],
    ["neighbours together", "Two more words here", "here", ["Two more words "]],
    ["nothing", "the same", "the same", []],
    ["all of it", "all", "", ["all"]],
  ])("%s", (_, text, other, marked) => {
    const pieces = markedPieces(text, other)
    expect(pieces.map((piece) => piece.text).join("")).toBe(text)
    expect(pieces.filter((piece) => piece.isChanged).map((piece) => piece.text)).toEqual(marked)
  })
})

describe("how one text became the other is told in one", () => {
  test.each([
    ["a word", "It was cold outside", "It was warm outside", "It was [-cold ][+warm ]outside"],
    ["at the end", "It rained", "It rained a lot", "It [-rained][+rained a lot]"],
    ["from nothing", "", "All new", "[+All new]"],
    ["to nothing", "All gone", "", "[-All gone]"],
    ["nothing", "the same", "the same", "the same"],
  ])("%s", (_, before, after, told) => {
    const marks = { same: "", gone: "-", new: "+" }
    const text = differencePieces(before, after)
      .map((piece) => (piece.kind === "same" ? piece.text : `[${marks[piece.kind]}${piece.text}]`))
      .join("")
    expect(text).toBe(told)
  })

  test("nothing of either is left out", () => {
    const [before, after] = ["one two  three\nfour five", "two three\n\nfour six five seven"]
    const pieces = differencePieces(before, after)
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map((piece) => piece.text)
        .join("")
    expect(without("gone")).toBe(after)
    expect(without("new")).toBe(before)
  })
})
