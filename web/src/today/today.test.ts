import { expect, it } from "vitest"
import { calendarDay, dueStanding, inOrder, isNothing } from "./today"

it("tells what is overdue, soon, later, or has no date", () => {
  expect(dueStanding("2026-03-04", "2026-03-05")).toBe("overdue")
  expect(dueStanding("2026-03-05", "2026-03-05")).toBe("soon")
  expect(dueStanding("2026-03-07", "2026-03-05")).toBe("soon")
  expect(dueStanding("2026-03-08", "2026-03-05")).toBe("later")
  expect(dueStanding("", "2026-03-05")).toBe("none")
})

it("orders actions by their date, without one last", () => {
  const items = ["", "2026-03-05", "2026-01-01"].map((due) => ({ action: { due } }))
  expect(inOrder(items).map((item) => item.action.due)).toEqual(["2026-01-01", "2026-03-05", ""])
})

it("knows the day on the reader's calendar", () => {
  const now = Date.parse("2026-03-05T23:30:00Z")
  expect(calendarDay(now, "UTC")).toBe("2026-03-05")
  expect(calendarDay(now, "Asia/Tokyo")).toBe("2026-03-06")
})

it("knows when nothing waits", () => {
  expect(isNothing({ leading: [], actions: [], hazards: [], reading: [] })).toBe(true)
})
