/// Single keys and pairs of them (`g r`), when nobody is writing.

import { words } from "../words/en"

export type Shortcut = { readonly keys: readonly string[]; readonly says: string }

/// How long the second key of a pair may take.
export const pair_milliseconds_max = 1200

const w = words.shortcuts

/// What the list under `?` shows, in its order.
export function shortcutList(isMac: boolean): readonly Shortcut[] {
  const control = isMac ? "⌘" : "Ctrl"
  return [
    { keys: [control, "K"], says: w.palette },
    { keys: ["?"], says: w.help },
    { keys: ["c"], says: w.newReview },
    { keys: ["g", "t"], says: w.today },
    { keys: ["g", "r"], says: w.reviews },
    { keys: ["g", "l"], says: w.library },
    { keys: ["g", "c"], says: w.coach },
    { keys: [control, "S"], says: w.save },
    { keys: ["Esc"], says: w.escape },
  ]
}

const places: Record<string, string> = { t: "/", r: "/reviews", l: "/library", c: "/coach" }

export type Meaning =
  | { readonly type: "go"; readonly to: string }
  | { readonly type: "help" }
  | { readonly type: "wait" }

/// What `key` means after `before` ("" for nothing, or too long ago).
export function meaningOf(key: string, before: string): Meaning | undefined {
  if (before === "g") {
    const to = places[key]
    return to ? { type: "go", to } : undefined
  }
  if (key === "g") return { type: "wait" }
  if (key === "c") return { type: "go", to: "/reviews/new" }
  return key === "?" ? { type: "help" } : undefined
}
