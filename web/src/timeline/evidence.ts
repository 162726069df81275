import { call } from "../api/client"
import type { Answer } from "../api/doors"

type Evidence = Answer<"GET /reviews/{number}/evidence/{id}">

/// Records never change, so what was read once is kept for as long as the page is open.
const known = new Map<string, Evidence>()

/// The records of those ids, in their order; what cannot be read is left out.
export async function evidenceOf(number: number, ids: readonly string[]): Promise<Evidence[]> {
  const found = await Promise.all(ids.map((id) => record(number, id)))
  return found.filter((one) => one !== undefined)
}

async function record(number: number, id: string): Promise<Evidence | undefined> {
  const kept = known.get(id)
  if (kept) return kept
  const answer = await call("GET /reviews/{number}/evidence/{id}", { path: { number, id } })
  if (!answer.ok) return undefined
  known.set(id, answer.value)
  return answer.value
}
