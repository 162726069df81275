/// The pace of a review as its badge shows it: a word, a colour and a form.

import type { Pace, PaceItem, Stage } from "../api/types"
import { words } from "../words/en"
import { dayText, timeTitle } from "../words/time"

export type PaceBadge = {
  readonly says: string
  readonly tone: "plain" | "good" | "due" | "late"
  readonly mark: "none" | "ring" | "full" | "half" | "bang"
  readonly title: string
}

const urgency = { met: 0, on_time: 1, due: 2, late: 3 }

/// What a stage still owes: the draft, then the meeting, then nothing.
export function owed(stage: Stage, pace: Pace): { what: string; item: PaceItem }[] {
  const draft = { what: words.pace.draft, item: pace.draft }
  const meeting = { what: words.pace.meeting, item: pace.meeting }
  const all = stage === "draft" ? [draft, meeting] : [meeting]
  return all.filter(({ item }) => item.standing !== "met")
}

/// The most pressing of what is owed; nothing once the meeting was held.
export function paceBadge(stage: Stage, pace: Pace, zone = ""): PaceBadge | undefined {
  const pressing = owed(stage, pace).sort(
    (a, b) => urgency[b.item.standing] - urgency[a.item.standing],
  )[0]
  if (!pressing) return undefined
  const { what, item } = pressing
  const title = timeTitle(item.dueAt, zone)
  const w = words.pace
  if (item.isPastLatest && item.latestAt)
    return { says: w.pastLatest(what, dayText(item.latestAt)), tone: "late", mark: "bang", title }
  const day = dayText(item.dueAt)
  if (item.standing === "late")
    return { says: w.lateSince(what, day), tone: "late", mark: "bang", title }
  const isDue = item.standing === "due"
  return {
    says: w.dueOn(what, day),
    tone: isDue ? "due" : "good",
    mark: isDue ? "half" : "full",
    title,
  }
}
