import { describe, expect, test } from "vitest"
import { blocksOf, plainText, safeAddress, type Block, type Inline } from "./markdown"

/// A tree in one line, for tests.
function told(text: string): string {
  return blocksOf(text).map(block).join(" ")
}

function block(one: Block): string {
  switch (one.type) {
    case "heading":
      return `h${one.level}(${inside(one.inside)})`
    case "list":
      return `list${one.start ?? ""}(${one.items.map((item) => `${item.task === "none" ? "" : item.task + ":"}${item.inside.map(block).join(" ")}`).join("; ")})`
    case "quote":
      return `quote(${one.inside.map(block).join(" ")})`
    case "code":
      return `code(${one.text})`
    case "table":
      return `table(${[one.head, ...one.rows].map((row) => row.map(inside).join(",")).join("|")})`
    case "rule":
      return "rule"
    default:
      return inside(one.inside)
  }
}

function inside(all: readonly Inline[]): string {
  return all
    .map((one) => {
      if (one.type === "text") return one.text
      if (one.type === "code") return `\`${one.text}\``
      if (one.type === "break") return "⏎"
      if (one.type === "link") return `[${inside(one.inside)}→${one.href}]`
      if (one.type === "image") return `image(${one.text}→${one.href})`
      return `${one.type}{${inside(one.inside)}}`
    })
    .join("")
}

describe("Markdown becomes a tree", () => {
  test.each([
    ["plain words", "plain words"],
    ["**bold** and *soft* and ~~gone~~", "strong{bold} and emphasis{soft} and struck{gone}"],
    ["`kubectl <x>`", "`kubectl <x>`"],
    ["# A\n\n### B\n\ntext", "h3(A) h4(B) text"],
    ["- a\n- b", "list(a; b)"],
    ["3. a\n4. b", "list3(a; b)"],
    ["- [ ] a\n- [x] b", "list(open:a; done:b)"],
    ["> said", "quote(said)"],
    ["```\nrm -rf\n```", "code(rm -rf)"],
    ["| a | b |\n|---|---|\n| 1 | 2 |", "table(a,b|1,2)"],
    ["a\n\n---\n\nb", "a rule b"],
    ["[x](https://example.com)", "[x→https://example.com]"],
    ["https://example.com", "[https://example.com→https://example.com]"],
    ["a & b &lt;c&gt; &copy;", "a & b <c> &copy;"],
    ["", ""],
  ])("%j", (text, expected) => {
    expect(told(text)).toBe(expected)
  })
})

describe("what somebody wrote is never more than text", () => {
  test.each([
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["a <b onclick=x>b</b>", "a <b onclick=x>b</b>"],
    ["[x](javascript:alert(1))", "x"],
    ["[x](data:text/html,1)", "x"],
    ["![pic](javascript:1)", "pic"],
    ["<!-- candor-off -->", ""],
  ])("%j", (text, expected) => {
    expect(told(text)).toBe(expected)
  })

  test.each([
    ["/mark.svg", true],
    ["//host/a.png", false],
    ["/\\\\host/a.png", false],
    ["\\\\\\\\host/a.png", false],
    ["https://host/a.png", false],
  ])("only a picture of ours is fetched: %s", (address, isOurs) => {
    const [paragraph] = blocksOf(`![x](${address})`)
    expect(paragraph).toMatchObject({ inside: [{ type: "image", isOurs }] })
  })

  test("addresses are of pages and letters", () => {
    expect(safeAddress("/p/14#a")).toBe("/p/14#a")
    expect(safeAddress("mailto:a@example.com")).toBe("mailto:a@example.com")
    expect(safeAddress(" JavaScript:1")).toBeUndefined()
    expect(safeAddress("java\nscript:1")).toBeUndefined()
  })
})

test("the words alone stand in one line", () => {
  expect(plainText("# A\n\n- **b** [c](https://example.com)\n- `d`")).toBe("A b c d")
})
