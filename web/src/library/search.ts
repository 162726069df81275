/// What is searched for, as it stands in the address, and what of an answer still counts.

import type { Facet, LibraryAnswer } from "../api/types"

export const facetNames = ["kind", "severity", "factor"] as const
export type FacetName = (typeof facetNames)[number]
export type Search = { readonly q: string } & Readonly<Partial<Record<FacetName, string>>>

export function searchOf(query: URLSearchParams): Search {
  const search: { q: string } & Partial<Record<FacetName, string>> = { q: query.get("q") ?? "" }
  for (const name of facetNames) {
    const value = query.get(name)
    if (value) search[name] = value
  }
  return search
}

export function isEmptySearch(search: Search): boolean {
  return search.q.trim() === "" && facetNames.every((name) => !search[name])
}

export type FacetGroup = { readonly name: FacetName; readonly facets: readonly Facet[] }

/// The facets to show: what narrows nothing is left out, what is chosen never is.
export function facetGroups(answer: LibraryAnswer, search: Search): FacetGroup[] {
  const groups: FacetGroup[] = [
    { name: "kind", facets: answer.facets.kinds },
    { name: "severity", facets: answer.facets.severities },
    { name: "factor", facets: answer.facets.factors },
  ]
  return groups
    .map(({ name, facets }) => ({
      name,
      facets: facets.filter((facet) => facet.count > 0 || facet.key === search[name]),
    }))
    .filter((group) => group.facets.length > 0)
}

/// The next page behind the ones that were read.
export function continued(before: LibraryAnswer, next: LibraryAnswer): LibraryAnswer {
  return { ...next, facets: before.facets, hits: [...before.hits, ...next.hits] }
}
