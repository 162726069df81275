/// A text cut at the edges of its findings, so that each piece can be drawn.

import type { Finding } from "../api/types"

export type Segment = {
  readonly text: string
  /// Which findings cover it, by their index; several where they overlap.
  readonly findings: readonly number[]
}

type Spanned = Pick<Finding, "beginUtf16" | "endUtf16">

export function segmentsOf(text: string, findings: readonly Spanned[]): Segment[] {
  const edges = new Set([0, text.length])
  for (const finding of findings) {
    edges.add(Math.min(finding.beginUtf16, text.length))
    edges.add(Math.min(finding.endUtf16, text.length))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((begin, index) => {
    const end = sorted[index + 1] ?? text.length
    const covers = (finding: Spanned) => finding.beginUtf16 < end && finding.endUtf16 > begin
    return {
      text: text.slice(begin, end),
      findings: findings.flatMap((finding, at) => (covers(finding) ? [at] : [])),
    }
  })
}

/// The finding that the caret stands in; the shortest where several do.
export function findingAt(findings: readonly Spanned[], caret: number): number {
  let found = -1
  let shortest = Infinity
  for (const [index, finding] of findings.entries()) {
    const length = finding.endUtf16 - finding.beginUtf16
    if (caret < finding.beginUtf16 || caret > finding.endUtf16 || length >= shortest) continue
    found = index
    shortest = length
  }
  return found
}

/// Findings of a text that was written on in the meantime: those before the first change stay, those
/// behind the last one move with it, and those that were touched are gone until the next answer.
export function carried<F extends Spanned>(
  findings: readonly F[],
  before: string,
  after: string,
): F[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) ++head
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) ++tail
  const moved = after.length - before.length
  return findings.flatMap((finding) => {
    if (finding.endUtf16 <= head) return [finding]
    if (finding.beginUtf16 < before.length - tail) return []
    const { beginUtf16, endUtf16 } = finding
    return [{ ...finding, beginUtf16: beginUtf16 + moved, endUtf16: endUtf16 + moved }]
  })
}
