import { call } from "../api/client"
import type { Outcome } from "../api/failure"
import type { HistoryEntry, Snapshot } from "../api/types"

/// The review as it is, or as it was right after a change.
export function snapshotOf(number: number, at: number | undefined): Promise<Outcome<Snapshot>> {
  if (at === undefined) return call("GET /reviews/{number}", { path: { number } })
  return call("GET /reviews/{number}/history/{change}", { path: { number, change: at } })
}

/// What was done last at that point of its history.
export async function entryAt(number: number, at: number): Promise<HistoryEntry | undefined> {
  const query = { before: String(at + 1) }
  const answer = await call("GET /reviews/{number}/history", { path: { number }, query })
  return answer.ok ? answer.value.entries[0] : undefined
}
