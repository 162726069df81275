import { describe, expect, it } from "vitest"
import type { Pace, PaceStanding } from "../api/types"
import { owed, paceBadge } from "./pace"

function pace(draft: PaceStanding, meeting: PaceStanding, isPastLatest = false): Pace {
  const item = (standing: PaceStanding, dueAt: string) => ({ dueAt, standing, isPastLatest: false })
  return {
    endedAt: "2026-03-01T12:00:00Z",
    endedBy: "resolved",
    draft: item(draft, "2026-03-02T12:00:00Z"),
    meeting: {
      ...item(meeting, "2026-03-08T12:00:00Z"),
      isPastLatest,
      latestAt: "2026-03-15T12:00:00Z",
    },
  }
}

describe("the pace of a review", () => {
  it("is its draft's while it is a draft", () => {
    expect(paceBadge("draft", pace("due", "on_time"))).toMatchObject({
      says: "draft due 2 Mar 2026",
      tone: "due",
      mark: "half",
    })
    expect(paceBadge("draft", pace("on_time", "on_time"))).toMatchObject({ tone: "good" })
  })

  it("is the meeting's afterwards", () => {
    expect(paceBadge("gathering", pace("met", "late"))).toMatchObject({
      says: "meeting was due 8 Mar 2026",
      tone: "late",
    })
  })

  it("is that of whatever presses most", () => {
    expect(paceBadge("draft", pace("due", "late"))?.says).toContain("meeting")
    expect(paceBadge("draft", pace("late", "late"))?.says).toContain("draft")
  })

  it("says when the last day has gone by", () => {
    expect(paceBadge("scheduled", pace("met", "late", true))?.says).toBe(
      "meeting was due 15 Mar 2026 at the latest",
    )
  })

  it("is nothing once the meeting was held", () => {
    expect(paceBadge("following_up", pace("met", "met"))).toBeUndefined()
    expect(owed("done", pace("met", "met"))).toEqual([])
  })
})
