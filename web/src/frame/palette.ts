/// What the palette offers for what was typed. Knows no browser and no server.

export type Entry = {
  readonly id: string
  readonly group: "pages" | "actions" | "reviews"
  readonly name: string
  /// Shown beside the name: a number, a kind.
  readonly note?: string
  readonly href?: string
  readonly act?: () => void
}

/// How well `name` fits: 0 for not at all; every word typed must begin a word of the name.
export function fitOf(name: string, typed: string): number {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return 1
  const words = wordsOf(name)
  let fit = 1
  for (const word of wanted) {
    const at = words.findIndex((candidate) => candidate.startsWith(word))
    if (at < 0) return 0
    fit += at === 0 ? 2 : 1
  }
  return fit
}

/// Those that fit, best first; entries of one fit keep their order.
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  return entries
    .map((entry) => ({ entry, fit: fitOf(entry.name, typed) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ entry }) => entry)
}

/// The same, one group after the other, as they are shown. Reviews come last because they come
/// late: nothing may move under a finger that is about to press Enter.
export function grouped(entries: readonly Entry[]): { group: Entry["group"]; entries: Entry[] }[] {
  const groups = (["pages", "actions", "reviews"] as const).map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group),
  }))
  return groups.filter((group) => group.entries.length > 0)
}

/// `PM-14` and `14` lead straight to the review.
export function numberTyped(typed: string): number | undefined {
  const match = /^\s*(?:pm-?)?(\d{1,9})\s*$/i.exec(typed)
  return match ? Number(match[1]) : undefined
}

function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase("en")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
