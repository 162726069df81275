/// Text that the server has not acknowledged yet, kept in this browser so that a closed tab loses
/// nothing. What was written upon (`base`) is kept beside it: without it nobody could tell later who
/// changed what.

export type Kept = {
  readonly text: string
  readonly base: string
  /// When it was typed, in milliseconds.
  readonly at: number
}

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">

const prefix = "candor.kept."

export class Drawer {
  constructor(private readonly shelf: Shelf | undefined) {}

  /// Whether it could be kept: a full or forbidden shelf keeps nothing, and the page then says so.
  keep(key: string, kept: Kept): boolean {
    try {
      this.shelf?.setItem(prefix + key, JSON.stringify(kept))
      return this.shelf !== undefined
    } catch {
      return false
    }
  }

  find(key: string): Kept | undefined {
    try {
      return read(this.shelf?.getItem(prefix + key) ?? "")
    } catch {
      return undefined
    }
  }

  drop(key: string): void {
    try {
      this.shelf?.removeItem(prefix + key)
    } catch {
      // Nothing was kept where nothing may be kept.
    }
  }
}

function read(written: string): Kept | undefined {
  const value: unknown = JSON.parse(written)
  if (typeof value !== "object" || value === null) return undefined
  const { text, base, at } = value as Record<string, unknown>
  if (typeof text !== "string" || typeof base !== "string" || typeof at !== "number")
    return undefined
  return { text, base, at }
}

/// The browser's own shelf, where it allows one.
export function browserDrawer(): Drawer {
  try {
    return new Drawer(window.localStorage)
  } catch {
    return new Drawer(undefined)
  }
}
