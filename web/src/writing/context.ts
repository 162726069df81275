import { createContext } from "svelte"
import type { Aside } from "../editor/findings"

/// What every text on a page shares: whose it is, whether it may be changed, and which of the coach's
/// findings were set aside.
export type WritingHost = {
  /// Tells the texts of one review, as one person writes them, from all others in this browser.
  readonly place: string
  readonly mayEdit: boolean
  readonly asides: readonly Aside[]
  /// Who changed a part a moment ago, by its id; "" for nobody.
  changedBy(id: string): string
  setAside(finding: Aside, reason: string): Promise<boolean>
}

export const [writingHost, provideWritingHost] = createContext<WritingHost>()
