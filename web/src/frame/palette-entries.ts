import { session } from "../api/session.svelte"
import { words } from "../words/en"
import { overlays } from "./overlays.svelte"
import type { Entry } from "./palette"
import { signOut } from "./sign-out"
import { theme } from "./theme.svelte"

/// What the palette offers besides reviews: the pages, and what can be done from anywhere.
export function paletteEntries(): Entry[] {
  const page = (name: string, href: string): Entry => ({ id: href, group: "pages", name, href })
  const action = (name: string, act: () => void): Entry => ({
    id: name,
    group: "actions",
    name,
    act,
  })
  const t = words.titles
  const settings = (name: string) => `${words.titles.settings}: ${name}`
  const begin: Entry[] = session.mayBegin
    ? [{ ...page(words.palette.newReview, "/reviews/new"), group: "actions" }]
    : []
  return [
    page(t.today, "/"),
    page(t.reviews, "/reviews"),
    page(t.library, "/library"),
    page(t.coach, "/coach"),
    page(settings(t.me), "/settings"),
    page(settings(t.workspace), "/settings/workspace"),
    page(settings(t.people), "/settings/people"),
    page(settings(t.templates), "/settings/templates"),
    ...begin,
    { ...page(words.report.title, "/report"), group: "actions" },
    action(words.palette.themeLight, () => theme.choose("light")),
    action(words.palette.themeDark, () => theme.choose("dark")),
    action(words.palette.themeSystem, () => theme.choose("system")),
    action(words.palette.shortcuts, () => (overlays.shortcuts = true)),
    action(words.palette.signOut, () => void signOut()),
  ]
}
