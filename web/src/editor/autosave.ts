import type { Drawer } from "./drawer"

/// Saves a text as it is typed. Unsaved text lies in the drawer until the server has acknowledged it.
/// Knows neither the network nor the page: saving is a function that is given, and so is time, so that
/// every order of answers can be tested.

/// What a save may end with. `Clash` means that somebody else saved another text in between.
export class Clash extends Error {
  constructor(readonly theirs: string) {
    super("somebody else saved in between")
  }
}

/// The server will not take this text, and trying again would not change that.
export class Refused extends Error {}

export type SaveState = "saved" | "saving" | "waiting" | "clash" | "refused"

export type AutosaveOptions = {
  readonly key: string
  /// The text as the server has it.
  readonly text: string
  readonly drawer: Drawer
  /// Resolves when `text` is written in the place of `base`. Throws `Clash` or `Refused`, or anything
  /// else for what may work later.
  save(text: string, base: string): Promise<void>
  tell(state: SaveState, message: string): void
  readonly now?: () => number
}

const quiet_ms = 800
const retry_ms = [2_000, 5_000, 15_000, 30_000]

export class Autosave {
  /// What the writer sees.
  text: string
  /// The server's text that `text` is written upon.
  base: string
  /// The other text, while there is a clash.
  theirs = ""
  state: SaveState = "saved"
  /// Whether the text was found in the drawer: typed earlier, and not saved then.
  readonly isRestored: boolean

  private timer: ReturnType<typeof setTimeout> | undefined
  private saving: Promise<void> | undefined
  private failures = 0

  constructor(private readonly options: AutosaveOptions) {
    const kept = options.drawer.find(options.key)
    this.base = options.text
    this.text = kept?.text ?? options.text
    this.isRestored = kept !== undefined && kept.text !== options.text
    if (!kept || !this.isRestored) options.drawer.drop(options.key)
    else if (kept.base !== options.text) this.clash(kept.base, options.text)
    else {
      this.tell("waiting")
      this.schedule(quiet_ms)
    }
  }

  /// The writer typed.
  change(text: string): void {
    if (text === this.text) return
    this.text = text
    this.keep()
    if (this.state === "clash") return
    if (this.state !== "saving") this.tell("waiting")
    this.schedule(quiet_ms)
  }

  /// Saves at once what is not saved yet; settles when there is nothing more to do for now.
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.saving ??= this.saveAll().finally(() => (this.saving = undefined))
    return this.saving
  }

  /// Ends a clash with the text that the writer chose; what the other saved is what it stands upon.
  settle(text: string): Promise<void> {
    this.base = this.theirs
    this.theirs = ""
    this.text = text
    this.state = "waiting"
    if (text === this.base) this.done()
    else this.keep()
    return this.flush()
  }

  /// The server's text changed and nothing here is unsaved: show the new one.
  follow(text: string): boolean {
    if (this.state !== "saved" || this.text !== this.base || text === this.base) return false
    this.base = this.text = text
    return true
  }

  close(): Promise<void> {
    const flushed = this.flush()
    clearTimeout(this.timer)
    return flushed
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), delay)
  }

  private async saveAll(): Promise<void> {
    while (this.state !== "clash" && this.text !== this.base) if (!(await this.saveOnce())) return
  }

  private async saveOnce(): Promise<boolean> {
    const sent = this.text
    this.tell("saving")
    try {
      await this.options.save(sent, this.base)
    } catch (error) {
      this.failed(error)
      return false
    }
    this.failures = 0
    this.base = sent
    this.keep()
    this.tell(this.text === sent ? "saved" : "waiting")
    return true
  }

  private failed(error: unknown): void {
    if (error instanceof Clash) return this.clash(this.base, error.theirs)
    if (error instanceof Refused) return this.tell("refused", error.message)
    this.tell("waiting")
    this.schedule(retry_ms[Math.min(this.failures++, retry_ms.length - 1)] ?? quiet_ms)
  }

  /// A clash over equal texts is none: both wrote the same.
  private clash(base: string, theirs: string): void {
    if (theirs === this.text) {
      this.base = theirs
      this.done()
      return this.tell("saved")
    }
    this.base = base
    this.theirs = theirs
    this.keep()
    this.tell("clash")
  }

  private keep(): void {
    if (this.text === this.base && this.state !== "clash") return this.done()
    const at = (this.options.now ?? Date.now)()
    this.options.drawer.keep(this.options.key, { text: this.text, base: this.base, at })
  }

  private done(): void {
    this.options.drawer.drop(this.options.key)
  }

  private tell(state: SaveState, message = ""): void {
    this.state = state
    this.options.tell(state, message)
  }
}
