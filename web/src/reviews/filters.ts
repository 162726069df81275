/// The filters of the list, as they stand in the address.

export const filterNames = ["kind", "severity", "stage", "published", "lead"] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Readonly<Partial<Record<FilterName, string>>>

export function filtersOf(query: URLSearchParams): Filters {
  const filters: Partial<Record<FilterName, string>> = {}
  for (const name of filterNames) {
    const value = query.get(name)
    if (value) filters[name] = value
  }
  return filters
}

export function isFiltered(filters: Filters): boolean {
  return filterNames.some((name) => filters[name])
}

export const noFilters: Record<FilterName, string> = {
  kind: "",
  severity: "",
  stage: "",
  published: "",
  lead: "",
}
