export type Toast = {
  readonly id: number
  readonly message: string
  readonly tone: "plain" | "late"
  readonly undo?: (() => void) | undefined
}

export const toast_seconds = 8

/// What is said in passing, and can be taken back while it is shown.
class Toasts {
  shown = $state.raw<readonly Toast[]>([])
  private last = 0
  private timers = new Map<number, ReturnType<typeof setTimeout>>()

  say(message: string, options: { undo?: () => void; tone?: "plain" | "late" } = {}) {
    const id = ++this.last
    const { undo, tone = "plain" } = options
    this.shown = [...this.shown.slice(-2), { id, message, tone, undo }]
    this.resume(id)
  }

  drop(id: number) {
    this.hold(id)
    this.shown = this.shown.filter((toast) => toast.id !== id)
  }

  /// For whoever comes next, nothing was said.
  clear() {
    for (const { id } of this.shown) this.drop(id)
  }

  /// While somebody points at it, it stays.
  hold(id: number) {
    clearTimeout(this.timers.get(id))
    this.timers.delete(id)
  }

  resume(id: number) {
    this.hold(id)
    this.timers.set(
      id,
      setTimeout(() => this.drop(id), toast_seconds * 1000),
    )
  }
}

export const toasts = new Toasts()
