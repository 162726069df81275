/// Two texts that grew from one, put together line by line. Where only one of them changed, the change is taken;
/// where both did, both stay, one after the other. No line that somebody wrote is ever lost.

type Match = { readonly left: number; readonly right: number }

/// Above so many cells of the table, the middle is taken as one change instead of being compared.
const cells_max = 4_000_000

/// The pairs of equal lines, or words, in order: a longest common subsequence.
function matches(left: readonly string[], right: readonly string[]): Match[] {
  const start = commonStart(left, right)
  const end = commonEnd(left, right, start)
  const middle = matchesBetween(
    left.slice(start, left.length - end),
    right.slice(start, right.length - end),
  )
  const pairs: Match[] = []
  for (let at = 0; at < start; at++) pairs.push({ left: at, right: at })
  for (const pair of middle) pairs.push({ left: pair.left + start, right: pair.right + start })
  for (let at = end; at > 0; at--) pairs.push({ left: left.length - at, right: right.length - at })
  return pairs
}

function commonStart(left: readonly string[], right: readonly string[]): number {
  let at = 0
  while (at < left.length && at < right.length && left[at] === right[at]) at++
  return at
}

function commonEnd(left: readonly string[], right: readonly string[], start: number): number {
  let at = 0
  const length = Math.min(left.length, right.length) - start
  while (at < length && left[left.length - 1 - at] === right[right.length - 1 - at]) at++
  return at
}

function matchesBetween(left: readonly string[], right: readonly string[]): Match[] {
  if (left.length * right.length > cells_max) return []
  const width = right.length + 1
  const lengths = new Uint32Array((left.length + 1) * width)
  const lengthAt = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        left[row] === right[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
  return walk(left, right, lengthAt)
}

function walk(
  left: readonly string[],
  right: readonly string[],
  lengthAt: (row: number, column: number) => number,
): Match[] {
  const pairs: Match[] = []
  let [row, column] = [0, 0]
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) pairs.push({ left: row++, right: column++ })
    else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++
    else column++
  }
  return pairs
}

/// `mine` and `theirs` put together, both having grown from `base`.
export function putTogether(base: string, mine: string, theirs: string): string {
  const [origin, left, right] = [base, mine, theirs].map((text) => text.split("\n"))
  if (!origin || !left || !right) return mine
  const inLeft = new Map(matches(origin, left).map((pair) => [pair.left, pair.right]))
  const inRight = new Map(matches(origin, right).map((pair) => [pair.left, pair.right]))
  const lines: string[] = []
  let [from, fromLeft, fromRight] = [0, 0, 0]
  for (let at = 0; at <= origin.length; at++) {
    const isEnd = at === origin.length
    const toLeft = isEnd ? left.length : inLeft.get(at)
    const toRight = isEnd ? right.length : inRight.get(at)
    if (toLeft === undefined || toRight === undefined) continue
    const was = origin.slice(from, at)
    lines.push(...chosen(was, left.slice(fromLeft, toLeft), right.slice(fromRight, toRight)))
    if (!isEnd) lines.push(origin[at] ?? "")
    ;[from, fromLeft, fromRight] = [at + 1, toLeft + 1, toRight + 1]
  }
  return lines.join("\n")
}

function chosen(was: string[], mine: string[], theirs: string[]): string[] {
  const isSame = (one: string[], other: string[]) =>
    one.join("\n") === other.join("\n") && one.length === other.length
  if (isSame(mine, theirs) || isSame(theirs, was)) return mine
  if (isSame(mine, was)) return theirs
  return both(mine, theirs)
}

/// Both changes of the same place: what they have in common once, the rest one after the other.
function both(mine: string[], theirs: string[]): string[] {
  const start = commonStart(mine, theirs)
  const end = commonEnd(mine, theirs, start)
  return [...mine.slice(0, mine.length - end), ...theirs.slice(start)]
}

export type MarkedPiece = { readonly text: string; readonly isChanged: boolean }

/// `text` in pieces, told which of them are not in `other`, word by word: what is shown side by side.
export function markedPieces(text: string, other: string): MarkedPiece[] {
  const words = wordsOf(text)
  const same = new Set(matches(words, wordsOf(other)).map((pair) => pair.left))
  const pieces: MarkedPiece[] = []
  for (const [at, word] of words.entries()) {
    const isChanged = !same.has(at)
    const last = pieces.at(-1)
    if (last?.isChanged === isChanged)
      pieces[pieces.length - 1] = { text: last.text + word, isChanged }
    else pieces.push({ text: word, isChanged })
  }
  return pieces
}

export type DifferencePiece = { readonly text: string; readonly kind: "same" | "gone" | "new" }

/// How `before` became `after`, word by word, in one text: what went stands before what came.
export function differencePieces(before: string, after: string): DifferencePiece[] {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const pieces: DifferencePiece[] = []
  const put = (words: readonly string[], kind: DifferencePiece["kind"]) => {
    if (words.length === 0) return
    const last = pieces.at(-1)
    if (last?.kind === kind) pieces[pieces.length - 1] = { text: last.text + words.join(""), kind }
    else pieces.push({ text: words.join(""), kind })
  }
  let [from, to] = [0, 0]
  for (const pair of [...matches(was, is), { left: was.length, right: is.length }]) {
    put(was.slice(from, pair.left), "gone")
    put(is.slice(to, pair.right), "new")
    put(was.slice(pair.left, pair.left + 1), "same")
    ;[from, to] = [pair.left + 1, pair.right + 1]
  }
  return pieces
}

/// Words, each with the space after it; nothing of `text` is left out.
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}
