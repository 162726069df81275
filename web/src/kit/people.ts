/// Finding people by name, as it is typed.

export type Named = { readonly id: string; readonly name: string }

export const shown_max = 8

/// Whose names have a word that begins so; those whose whole name begins so come first.
export function matchingPeople<P extends Named>(people: readonly P[], typed: string): P[] {
  const wanted = plain(typed)
  const begins = (person: P) => plain(person.name).startsWith(wanted)
  const fits = (person: P) =>
    plain(person.name)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted)) || begins(person)
  return people
    .filter(fits)
    .sort((a, b) => Number(begins(b)) - Number(begins(a)) || a.name.localeCompare(b.name))
    .slice(0, shown_max)
}

/// Whether nobody is called exactly so, and a mention can be made.
export function isNewName(people: readonly Named[], typed: string): boolean {
  const wanted = plain(typed)
  return wanted !== "" && !people.some((person) => plain(person.name) === wanted)
}

/// `AL` for Ada Lovelace, `B` for Ben.
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase("en")
}

/// Without case and accents: nobody should have to find the ø.
function plain(text: string): string {
  return text.trim().toLocaleLowerCase("en").normalize("NFD").replace(/\p{M}/gu, "")
}
