/// A phrase that the coach points at: what it hides, and a question that would uncover it.
export type Finding = {
  rule: string
  severity: "warning" | "advice"
  /// In bytes of UTF-8.
  begin: number
  end: number
  /// In UTF-16 code units: what JavaScript counts in.
  beginUtf16: number
  endUtf16: number
  /// Both from 1, the column in characters.
  line: number
  column: number
  phrase: string
  message: string
  ask: string
  because: string
}

export type Rule = {
  rule: string
  severity: "warning" | "advice"
  message: string
  ask: string
  because: string
}
