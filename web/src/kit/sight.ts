/// Where something `width` wide begins, wanted at `start`, for it to stay between the edges of a place
/// `room` wide.
export function startInSight(start: number, width: number, room: number, margin = 8): number {
  return Math.max(margin, Math.min(start, room - width - margin))
}

/// Moves what hangs over the left or right edge of the window back into it.
export function moveIntoSight(element: HTMLElement) {
  element.style.translate = ""
  const { left, width } = element.getBoundingClientRect()
  const wanted = startInSight(left, width, document.documentElement.clientWidth)
  element.style.translate = `${wanted - left}px`
}
