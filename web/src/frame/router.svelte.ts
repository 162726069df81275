import { pageOf } from "../routes"
import { words } from "../words/en"
import { isServers } from "./match"

/// Where we are. Pages read `router.query` and go places with `router.go`.
class Router {
  path = $state(location.pathname)
  search = $state(location.search)
  /// What a page calls itself, where it knows better than the table of pages.
  private said = $state("")
  private handed = ""

  found = $derived(pageOf(this.path))
  query = $derived(new URLSearchParams(this.search))
  title = $derived(this.said || this.found.page.title)

  /// How far down each entry of the history was read, by its key.
  private readonly depths = new Map<string, number>()
  private key: string = history.state?.key ?? newKey()

  constructor() {
    history.scrollRestoration = "manual"
    history.replaceState({ key: this.key }, "")
    addEventListener("popstate", (event) => {
      this.leave()
      this.key = event.state?.key ?? ""
      this.arrive()
    })
    document.addEventListener("click", (event) => this.follow(event))
  }

  go(to: string, options: { replace?: boolean } = {}) {
    const url = new URL(to, location.href)
    if (url.origin !== location.origin || isServers(url.pathname)) return location.assign(url)
    if (options.replace) history.replaceState({ key: this.key }, "", url)
    else {
      this.leave()
      this.key = newKey()
      history.pushState({ key: this.key }, "", url)
    }
    this.arrive()
  }

  /// Goes to a page with a text that is too long for an address.
  hand(to: string, text: string) {
    this.handed = text
    this.go(to)
  }

  /// The text that the page before handed over, once; "" for none.
  take(): string {
    const text = this.handed
    this.handed = ""
    return text
  }

  /// How far down this page was when it was left; 0 for one that is new.
  get depth(): number {
    return this.depths.get(this.key) ?? 0
  }

  private leave() {
    this.depths.set(this.key, scrollY)
  }

  /// Puts `name=value` into the address of this page; "" takes it out.
  set(values: Record<string, string>, options: { replace?: boolean } = {}) {
    const query = new URLSearchParams(this.search)
    for (const [name, value] of Object.entries(values)) {
      if (value) query.set(name, value)
      else query.delete(name)
    }
    const text = query.toString()
    this.go(this.path + (text && `?${text}`), { replace: options.replace ?? true })
  }

  say(title: string) {
    this.said = title
  }

  private arrive() {
    if (this.path !== location.pathname) this.said = ""
    this.path = location.pathname
    this.search = location.search
  }

  /// Links are plain links; the ones to our own pages are followed without leaving.
  private follow(event: MouseEvent) {
    const withKey = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || event.button !== 0 || withKey) return
    const link = (event.target as Element | null)?.closest?.("a")
    if (!link || link.target || link.hasAttribute("download") || !link.getAttribute("href")) return
    const url = new URL(link.href)
    if (url.origin !== location.origin || isServers(url.pathname)) return
    if (url.hash && url.pathname === location.pathname && url.search === location.search) return
    event.preventDefault()
    this.go(url.pathname + url.search + url.hash)
  }
}

let keys = 0

/// `crypto.randomUUID` would be missing on a plain http address.
function newKey(): string {
  return `${Date.now()}-${++keys}`
}

export const router = new Router()

/// What the tab says: the page, then the workspace.
export function tabTitle(title: string, workspace: string): string {
  return [title, workspace || words.product].filter(Boolean).join(" · ")
}
