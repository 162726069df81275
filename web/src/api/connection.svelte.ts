/// Whether the server can be reached, and what waits to be sent until it can.
class Connection {
  isOffline = $state(false)
  private waiting = $state<Record<string, string>>({})
  private timer: ReturnType<typeof setTimeout> | undefined

  /// In words, what is not saved yet: "Summary", "Timeline".
  waitingFor = $derived([...new Set(Object.values(this.waiting))])

  constructor() {
    addEventListener("offline", () => this.reached(false))
    addEventListener("online", () => void this.look())
    addEventListener("beforeunload", (event) => {
      if (this.waitingFor.length) event.preventDefault()
    })
  }

  /// Says that something waits; `key` tells it from others, `what` is its name in words.
  wait(key: string, what: string) {
    this.waiting[key] = what
  }

  sent(key: string) {
    delete this.waiting[key]
  }

  reached(isReached: boolean) {
    this.isOffline = !isReached
    clearTimeout(this.timer)
    if (!isReached) this.timer = setTimeout(() => void this.look(), 3000)
  }

  private async look() {
    const response = await fetch("/healthz", { cache: "no-store" }).catch(() => undefined)
    this.reached(response?.ok ?? false)
  }
}

export const connection = new Connection()
