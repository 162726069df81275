import type { Finding } from "../api/types"

/// What somebody has looked at and set aside: a rule and the words it pointed at.
export type Aside = { readonly rule: string; readonly phrase: string }

/// Phrases are compared as a reader would: case and line breaks make no difference.
export function plainPhrase(phrase: string): string {
  return phrase.replace(/\s+/g, " ").trim().toLowerCase()
}

export function isSetAside(finding: Aside, asides: readonly Aside[]): boolean {
  const phrase = plainPhrase(finding.phrase)
  return asides.some((aside) => aside.rule === finding.rule && plainPhrase(aside.phrase) === phrase)
}

export type Placed = { readonly finding: Finding; readonly from: number; readonly to: number }

/// Findings with their places in a text of `length`; what does not fit it is left out.
export function placed(findings: readonly Finding[], length: number): Placed[] {
  return findings
    .map((finding) => ({ finding, from: finding.beginUtf16, to: finding.endUtf16 }))
    .filter(({ from, to }) => from >= 0 && from < to && to <= length)
    .sort((one, other) => one.from - other.from || other.to - one.to)
}

/// The finding after `position`, and the first one after the last.
export function nextFrom(found: readonly Placed[], position: number): Placed | undefined {
  return found.find(({ from }) => from > position) ?? found[0]
}

/// The finding before `position`, and the last one before the first.
export function previousFrom(found: readonly Placed[], position: number): Placed | undefined {
  return found.findLast(({ from }) => from < position) ?? found.at(-1)
}

/// The tightest finding that holds `position`.
export function findingAt(found: readonly Placed[], position: number): Placed | undefined {
  return found
    .filter(({ from, to }) => from <= position && position <= to)
    .sort((one, other) => one.to - one.from - (other.to - other.from))[0]
}
