/// What waits, in the order in which it presses.

import type { Action, Today } from "../api/types"

export type DueStanding = "overdue" | "soon" | "later" | "none"

export const soon_days_max = 2

/// Where an action stands on `today` (`YYYY-MM-DD` by the reader's own calendar).
export function dueStanding(due: string, today: string): DueStanding {
  if (!due) return "none"
  if (due < today) return "overdue"
  const days = (Date.parse(due) - Date.parse(today)) / 86_400_000
  return days <= soon_days_max ? "soon" : "later"
}

/// Overdue first, then by date; those without one last.
export function inOrder<T extends { action: Pick<Action, "due"> }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.action.due || "9999").localeCompare(b.action.due || "9999"))
}

export function isNothing(today: Today): boolean {
  const { leading, actions, hazards, reading } = today
  return [leading, actions, hazards, reading].every((list) => list.length === 0)
}

/// The day on the reader's calendar, `YYYY-MM-DD`.
export function calendarDay(now: number, zone?: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  })
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]))
  return `${part["year"]}-${part["month"]}-${part["day"]}`
}
