/// The wire is written in snake_case and says `null` where something is not known; here everything
/// is camelCase and absent. This is the only place that knows of the difference.

export type CamelName<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelName<Tail>>}`
  : Name

/// What a type of the wire becomes in the application.
export type FromWire<T> = T extends readonly (infer Item)[]
  ? FromWire<Item>[]
  : T extends object
    ? { [Name in keyof T as Name extends string ? CamelName<Name> : Name]: FromWire<T[Name]> }
    : T extends null
      ? undefined
      : T

export function camelName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

export function snakeName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename))
  if (value === null) return undefined
  if (typeof value !== "object") return value
  const members: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (member !== null && member !== undefined) members[rename(name)] = renamed(member, rename)
  }
  return members
}

export const fromWire = (value: unknown): unknown => renamed(value, camelName)
export const toWire = (value: unknown): unknown => renamed(value, snakeName)
