import { lexer, type Token, type Tokens } from "marked"

/// Markdown as a tree of our own, which the page turns into elements: no HTML is ever made of text, so
/// nothing that somebody wrote can be anything but text. What is HTML in the source is shown as it stands.

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "strong" | "emphasis" | "struck"; readonly inside: readonly Inline[] }
  | { readonly type: "link"; readonly href: string; readonly inside: readonly Inline[] }
  | {
      readonly type: "image"
      readonly href: string
      readonly text: string
      readonly isOurs: boolean
    }
  | { readonly type: "break" }

export type Item = { readonly task: "none" | "open" | "done"; readonly inside: readonly Block[] }

export type Block =
  | { readonly type: "paragraph" | "tight"; readonly inside: readonly Inline[] }
  | { readonly type: "heading"; readonly level: number; readonly inside: readonly Inline[] }
  | { readonly type: "list"; readonly start: number | undefined; readonly items: readonly Item[] }
  | { readonly type: "quote"; readonly inside: readonly Block[] }
  | { readonly type: "code"; readonly text: string }
  | {
      readonly type: "table"
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly type: "rule" }

/// The blocks of `text`, with its highest heading at `level` and the others below it.
export function blocksOf(text: string, level = 3): Block[] {
  const tokens = lexer(text, { gfm: true, breaks: false })
  const depths = tokens.flatMap((token) =>
    token.type === "heading" ? [Number(token["depth"])] : [],
  )
  const order = [...new Set(depths)].sort((one, other) => one - other)
  const levelOf = (depth: number) => Math.min(6, level + Math.max(0, order.indexOf(depth)))
  return blocks(tokens, levelOf)
}

/// The words of `text` in one line, for where there is no room for more.
export function plainText(text: string): string {
  return blocksOf(text).map(wordsOf).join(" ").replace(/\s+/g, " ").trim()
}

function wordsOf(block: Block): string {
  switch (block.type) {
    case "code":
      return block.text
    case "rule":
      return ""
    case "list":
      return block.items.flatMap((item) => item.inside.map(wordsOf)).join(" ")
    case "quote":
      return block.inside.map(wordsOf).join(" ")
    case "table":
      return [block.head, ...block.rows].flat().map(inlineWords).join(" ")
    default:
      return inlineWords(block.inside)
  }
}

function inlineWords(inside: readonly Inline[]): string {
  return inside
    .map((one) => ("inside" in one ? inlineWords(one.inside) : "text" in one ? one.text : " "))
    .join("")
}

type LevelOf = (depth: number) => number

function blocks(tokens: readonly Token[], levelOf: LevelOf): Block[] {
  return tokens.flatMap((token) => block(token, levelOf))
}

function block(token: Token, levelOf: LevelOf): Block[] {
  switch (token.type) {
    case "space":
    case "def":
      return []
    case "hr":
      return [{ type: "rule" }]
    case "code":
      return [{ type: "code", text: (token as Tokens.Code).text }]
    case "heading": {
      const { depth, tokens } = token as Tokens.Heading
      return [{ type: "heading", level: levelOf(depth), inside: inlines(tokens) }]
    }
    case "blockquote":
      return [{ type: "quote", inside: blocks((token as Tokens.Blockquote).tokens, levelOf) }]
    case "list":
      return [list(token as Tokens.List, levelOf)]
    case "table":
      return [table(token as Tokens.Table)]
    case "paragraph":
      return [{ type: "paragraph", inside: inlines((token as Tokens.Paragraph).tokens) }]
    case "text":
      return [{ type: "tight", inside: inlines((token as Tokens.Text).tokens ?? [token]) }]
    default:
      return shownAsText(token)
  }
}

/// HTML, and whatever else is not known, stays readable as it was written; comments are not shown.
function shownAsText(token: Token): Block[] {
  const text = token.raw.replace(/<!--[\s\S]*?-->/g, "").trim()
  return text === "" ? [] : [{ type: "paragraph", inside: [{ type: "text", text }] }]
}

function list(token: Tokens.List, levelOf: LevelOf): Block {
  const items = token.items.map((item): Item => {
    const task = !item.task ? "none" : item.checked ? "done" : "open"
    const inside = item.tokens.filter((one) => one.type !== "checkbox")
    return { task, inside: blocks(inside, levelOf) }
  })
  return { type: "list", start: token.ordered ? Number(token.start || 1) : undefined, items }
}

function table(token: Tokens.Table): Block {
  return {
    type: "table",
    head: token.header.map((cell) => inlines(cell.tokens)),
    rows: token.rows.map((row) => row.map((cell) => inlines(cell.tokens))),
  }
}

function inlines(tokens: readonly Token[] = []): Inline[] {
  return tokens.flatMap(inline)
}

const marks = { strong: "strong", em: "emphasis", del: "struck" } as const

function inline(token: Token): Inline[] {
  switch (token.type) {
    case "br":
      return [{ type: "break" }]
    case "codespan":
      return [{ type: "code", text: (token as Tokens.Codespan).text }]
    case "strong":
    case "em":
    case "del":
      return [{ type: marks[token.type], inside: inlines(token.tokens) }]
    case "link":
      return linked(token as Tokens.Link)
    case "image":
      return [image(token as Tokens.Image)]
    case "checkbox":
      return []
    case "html":
      return plain(token.raw.replace(/<!--[\s\S]*?-->/g, ""))
    case "text":
      return token.tokens ? inlines(token.tokens) : plain(unescaped((token as Tokens.Text).text))
    default:
      return plain(unescaped("text" in token ? String(token["text"]) : token.raw))
  }
}

function plain(text: string): Inline[] {
  return text === "" ? [] : [{ type: "text", text }]
}

/// A link is followed only where it leads to a page or a letter; any other stays as words.
function linked(token: Tokens.Link): Inline[] {
  const inside = inlines(token.tokens)
  const href = safeAddress(token.href)
  return href === undefined ? inside : [{ type: "link", href, inside }]
}

function image(token: Tokens.Image): Inline {
  const href = safeAddress(token.href)
  const text = token.text || token.href
  if (href === undefined) return { type: "text", text }
  // Browsers read a backslash as a slash: `/\\host` leads elsewhere as `//host` does.
  return { type: "image", href, text, isOurs: /^\/(?![/\\])/.test(href) }
}

export function safeAddress(address: string): string | undefined {
  const trimmed = address.trim()
  if (/^(https?:|mailto:)/i.test(trimmed)) return trimmed
  return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) || /[\0-\x1f]/.test(trimmed) ? undefined : trimmed
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" }

function unescaped(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
