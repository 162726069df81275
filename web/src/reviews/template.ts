/// Templates: which are offered, and what their editor does to them. Values in, values out.

import type { Template, TemplateSection } from "../api/types"

export const sections_max = 40

/// Those that a new review can begin with.
export function offered(templates: readonly Template[]): Template[] {
  return templates.filter((template) => !template.isHidden)
}

/// The one made for `kind`, else the first for any kind, else the first.
export function templateFor(templates: readonly Template[], kind: string): Template | undefined {
  return (
    templates.find((template) => template.kind !== "" && template.kind === kind) ??
    templates.find((template) => template.kind === "") ??
    templates[0]
  )
}

/// The kind that a template is made for, if a review may have it; "" for any.
export function kindFor(
  templates: readonly Template[],
  id: string,
  kinds: readonly { key: string }[],
): string {
  const kind = templates.find((template) => template.id === id)?.kind ?? ""
  return kinds.some(({ key }) => key === kind) ? kind : ""
}

export function emptyTemplate(name: string): Template {
  return {
    id: "",
    name,
    description: "",
    kind: "",
    isHidden: false,
    sections: [],
    revision: 0,
  }
}

/// The same sections under another name, to be changed freely.
export function copyOf(template: Template, name: string): Template {
  const sections = template.sections.map((section) => ({ ...section }))
  return { ...template, id: "", name, isHidden: false, sections, revision: 0 }
}

export function addSection(sections: readonly TemplateSection[]): TemplateSection[] {
  return [...sections, { key: "", title: "", prompt: "", stage: "draft" }]
}

export function dropSection(
  sections: readonly TemplateSection[],
  index: number,
): TemplateSection[] {
  return sections.filter((_, at) => at !== index)
}

export function putBack<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return [...items.slice(0, index), item, ...items.slice(index)]
}

/// Moves one by `by` places; at an end nothing moves.
export function moved<Item>(items: readonly Item[], index: number, by: number): Item[] {
  const to = index + by
  const item = items[index]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  const without = items.filter((_, at) => at !== index)
  return putBack(without, to, item)
}
