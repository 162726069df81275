import { call } from "../api/client"
import { session } from "../api/session.svelte"
import { toasts } from "../kit/toasts.svelte"
import { router } from "./router.svelte"

/// Ends this session, or all of them, and asks who comes next.
export async function signOut(where: "here" | "everywhere" = "here") {
  const answer = await call(where === "here" ? "DELETE /session" : "DELETE /sessions")
  if (!answer.ok) return toasts.say(answer.error.message, { tone: "late" })
  toasts.clear()
  await session.open()
  router.go("/sign-in")
}
