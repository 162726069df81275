import { connection } from "../api/connection.svelte"
import { Autosave, type SaveState } from "../editor/autosave"
import { browserDrawer } from "../editor/drawer"
import { putTogether } from "../editor/merge"

export const drawer = browserDrawer()

export type WritingOptions = {
  /// Where the text is kept in this browser until it is saved.
  readonly key: string
  /// What it is called where the page says what waits.
  readonly label: string
  readonly text: string
  save(text: string, base: string): Promise<void>
}

/// One text while somebody writes it.
export class Writing {
  state = $state<SaveState>("saved")
  message = $state("")
  /// Both texts of a clash, while there is one.
  clash = $state.raw<{ mine: string; theirs: string } | undefined>()
  /// The text was found in this browser, not yet saved.
  isRestored = $state(false)
  /// Two texts were put together here, and should be looked over.
  isTogether = $state(false)
  private readonly autosave: Autosave

  constructor(private readonly options: WritingOptions) {
    const tell = (state: SaveState, message: string) => this.told(state, message)
    this.autosave = new Autosave({ ...options, drawer, tell })
    this.isRestored = this.autosave.isRestored
    this.told(this.autosave.state, "")
  }

  get text(): string {
    return this.autosave.text
  }

  change(text: string) {
    this.autosave.change(text)
  }

  flush(): Promise<void> {
    return this.autosave.flush()
  }

  /// Takes a text that changed elsewhere; whether it is shown now.
  follow(text: string): boolean {
    return this.autosave.follow(text)
  }

  /// Whether `text`, which somebody else saved, is another than the one written upon here.
  isOvertaken(text: string): boolean {
    const { base, state } = this.autosave
    return text !== base && text !== this.autosave.text && state === "waiting"
  }

  keepMine(): Promise<void> {
    return this.autosave.settle(this.autosave.text)
  }

  keepTheirs(): Promise<void> {
    return this.autosave.settle(this.autosave.theirs)
  }

  putTogether(): Promise<void> {
    const { base, text, theirs } = this.autosave
    this.isTogether = true
    return this.autosave.settle(putTogether(base, text, theirs))
  }

  close(): Promise<void> {
    return this.autosave.close()
  }

  private told(state: SaveState, message: string) {
    this.state = state
    this.message = message
    const { text, theirs } = this.autosave ?? { text: "", theirs: "" }
    this.clash = state === "clash" ? { mine: text, theirs } : undefined
    const { key, label } = this.options
    if (state === "saved") connection.sent(key)
    else if (connection.isOffline || state === "refused") connection.wait(key, label)
  }
}

/// Whether there is text for `key` that was typed here and never saved.
export function hasUnsaved(key: string, text: string): boolean {
  const kept = drawer.find(key)
  return kept !== undefined && kept.text !== text
}
