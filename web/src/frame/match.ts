/// Which page an address leads to. Knows no browser.

export type Params = Readonly<Record<string, string>>

/// The names in `pattern` (`/reviews/:number`) as they stand in `path`; none if it does not fit.
export function matchPath(pattern: string, path: string): Params | undefined {
  const wanted = segments(pattern)
  const given = segments(path)
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ""
    if (segment.startsWith(":")) params[segment.slice(1)] = decoded(value)
    else if (segment !== value) return undefined
  }
  return params
}

function segments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "")
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/// Where signing in leads back to: only ever a page of our own.
export function safeReturn(to: string | null): string {
  return to?.startsWith("/") && !/^\/[/\\]/.test(to) && !to.startsWith("/sign-in") ? to : "/"
}

/// Addresses that the server answers itself, which the application leaves to the browser.
export function isServers(path: string): boolean {
  return /^\/(p|api)\//.test(path) || path === "/healthz"
}
