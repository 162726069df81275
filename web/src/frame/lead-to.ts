import { reaches } from "../api/access"
import type { Session } from "../api/types"
import type { Page } from "../routes"
import { safeReturn } from "./match"

/// Where somebody has to go instead of `here`, if anywhere: a stranger to the sign-in page and back,
/// everybody to the setup while there is no account, and home whoever may not do what the page does.
export function leadTo(
  session: Pick<Session, "person" | "needsSetup" | "access">,
  page: Pick<Page, "path" | "for">,
  here: string,
): string | undefined {
  if (session.needsSetup) return page.path === "/setup" ? undefined : "/setup"
  if (page.path === "/setup") return "/"
  if (session.person && page.path === "/sign-in") return safeReturn(returnIn(here))
  if (session.person && page.for === "member")
    return reaches(session.access, "member") ? undefined : "/"
  if (session.person || page.for === "stranger") return undefined
  return here === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(here)}`
}

function returnIn(here: string): string | null {
  return new URLSearchParams(here.slice(here.indexOf("?") + 1)).get("to")
}
