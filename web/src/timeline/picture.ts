/// The server draws the picture; here it is put into the page and asked what is pointed at.

/// How much wider than its place the picture may be drawn.
export const scales = [1, 1.5, 2.25, 3.5, 5] as const

/// The SVG of `text` as an element of this page; none if it is no picture. Nothing in it may act.
export function drawingOf(text: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement
  if (!(root instanceof SVGSVGElement)) return undefined
  for (const element of root.querySelectorAll("script, foreignObject, style")) element.remove()
  // What a mark says is shown beside it, in a card of the page; twice would be once too often.
  for (const title of root.querySelectorAll("[data-event] > title")) title.remove()
  return document.importNode(root, true)
}

/// The event that a mark of the picture stands for.
export function eventIdAt(target: EventTarget | null): string {
  const mark = target instanceof Element ? target.closest("[data-event]") : null
  return mark?.getAttribute("data-event") ?? ""
}
