/// Tells when somebody leaves an element: by a press elsewhere, or by moving the focus away. A press is
/// told only after it is over, so that nothing moves away under the pointer. Going to another window is
/// not leaving.
export function leaving(element: HTMLElement, leave: () => void) {
  let isPressed = false

  const isInside = (target: EventTarget | null) => element.contains(target as Node | null)

  function pressed(event: PointerEvent) {
    const target = event.target as Element | null
    if (isInside(target) || target?.closest("dialog, .toasts, .cm-tooltip")) return
    isPressed = true
  }

  function released() {
    if (!isPressed) return
    isPressed = false
    setTimeout(leave, 0)
  }

  function focused(event: FocusEvent) {
    const to = event.relatedTarget as Element | null
    if (isPressed || to === null || isInside(to) || to.closest("dialog, .toasts")) return
    leave()
  }

  document.addEventListener("pointerdown", pressed, true)
  document.addEventListener("pointerup", released, true)
  document.addEventListener("pointercancel", released, true)
  element.addEventListener("focusout", focused)
  return {
    destroy() {
      document.removeEventListener("pointerdown", pressed, true)
      document.removeEventListener("pointerup", released, true)
      document.removeEventListener("pointercancel", released, true)
    },
  }
}
