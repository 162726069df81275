/// Where the keys of a list lead: from `at` (-1 for nowhere) among `count`; none for another key.
export function nextIndex(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return (at + 1) % count
    case "ArrowUp":
    case "ArrowLeft":
      return at <= 0 ? count - 1 : at - 1
    case "Home":
      return 0
    case "End":
      return count - 1
    default:
      return undefined
  }
}

/// Whether somebody is writing there, so that single letters are theirs.
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "")
