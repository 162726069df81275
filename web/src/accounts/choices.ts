/// The list of kinds, or of severities, as its editor changes it. Values in, values out.

import type { Choice } from "../api/types"

/// One with a key of its own, which is what reviews keep and never changes.
export function withNew(choices: readonly Choice[], name: string): Choice[] {
  const taken = new Set(choices.map((choice) => choice.key))
  const base = keyOf(name)
  let key = base
  for (let count = 2; taken.has(key); ++count) key = `${base}_${count}`
  return [...choices, { key, name: name.trim(), hidden: false }]
}

/// `Lost money (again)` is `lost_money_again`.
export function keyOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
  return plain.slice(0, 40) || "other"
}

export function changed(
  choices: readonly Choice[],
  key: string,
  change: Partial<Choice>,
): Choice[] {
  return choices.map((choice) => (choice.key === key ? { ...choice, ...change } : choice))
}

export function without(choices: readonly Choice[], key: string): Choice[] {
  return choices.filter((choice) => choice.key !== key)
}

export function moved(choices: readonly Choice[], key: string, by: number): Choice[] {
  const from = choices.findIndex((choice) => choice.key === key)
  const choice = choices[from]
  const to = from + by
  if (!choice || to < 0 || to >= choices.length) return [...choices]
  const rest = without(choices, key)
  return [...rest.slice(0, to), choice, ...rest.slice(to)]
}
