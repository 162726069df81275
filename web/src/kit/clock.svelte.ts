/// The time by this browser's clock, once every half minute: enough for "3 minutes ago".
class Clock {
  now = $state(Date.now())

  constructor() {
    setInterval(() => (this.now = Date.now()), 30_000)
  }
}

export const clock = new Clock()
