import type { Pace, PaceStanding } from "../api/types"

/// The strip that shows what is due when: from the end of the incident to the last day for a meeting.

export type PaceMark = {
  readonly name: "draft" | "meeting" | "latest"
  readonly at: string
  readonly standing: PaceStanding | "limit"
  /// From 0 to 1, along the strip.
  readonly place: number
}

/// The last moment of the strip, a little after the last mark.
function endOf(pace: Pace): number {
  const last = Date.parse(pace.meeting.latestAt ?? pace.meeting.dueAt)
  const start = Date.parse(pace.endedAt)
  return start + Math.max(last - start, 1) * 1.02
}

/// Where a moment stands along the strip; what lies outside stands at its ends.
export function placeOf(pace: Pace, at: number): number {
  const start = Date.parse(pace.endedAt)
  return Math.min(1, Math.max(0, (at - start) / (endOf(pace) - start)))
}

export function paceMarks(pace: Pace): PaceMark[] {
  const { draft, meeting } = pace
  const marks: Omit<PaceMark, "place">[] = [
    { name: "draft", at: draft.dueAt, standing: draft.standing },
    { name: "meeting", at: meeting.dueAt, standing: meeting.standing },
  ]
  if (meeting.latestAt && meeting.standing !== "met") {
    const standing = meeting.isPastLatest ? "late" : "limit"
    marks.push({ name: "latest", at: meeting.latestAt, standing })
  }
  return marks.map((mark) => ({ ...mark, place: placeOf(pace, Date.parse(mark.at)) }))
}
