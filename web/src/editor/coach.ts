import {
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Transaction,
} from "@codemirror/state"
import {
  Decoration,
  EditorView,
  ViewPlugin,
  hoverTooltip,
  keymap,
  showTooltip,
  type Command,
  type DecorationSet,
  type Tooltip,
  type ViewUpdate,
} from "@codemirror/view"
import type { Finding } from "../api/types"
import { findingCard } from "./card"
import { findingAt, nextFrom, placed, previousFrom, type Placed } from "./findings"

/// The coach in the editor: asks the server about the text when the hands rest, underlines what it
/// points at, and tells about it on hover, on F8, and on a click. It never changes a word.

export type Coaching = {
  /// The findings in `text`; none if the coach cannot be asked now.
  check(text: string, signal: AbortSignal): Promise<Finding[]>
  isSetAside(finding: Finding): boolean
  setAside(finding: Finding, reason: string): Promise<boolean>
  /// How many phrases are underlined.
  counted?(count: number): void
}

const quiet_ms = 300

const arrived = StateEffect.define<readonly Placed[]>()
/// The set-aside phrases are other ones now.
const asidesChanged = StateEffect.define<null>()
const opened = StateEffect.define<Placed | null>()

type Found = { readonly all: readonly Placed[]; readonly marks: DecorationSet }

export type Coach = {
  readonly extension: Extension
  /// Goes to the next finding and tells about it.
  readonly next: Command
}

export function coach(coaching: Coaching): Coach {
  const shown = (all: readonly Placed[]) =>
    all.filter(({ finding }) => !coaching.isSetAside(finding))
  const field = foundField(shown)
  const card = (place: Placed) => tooltip(place, coaching)
  const open = cardField(field, card)
  const next = go(field, nextFrom)
  const extension = [
    field,
    open,
    hoverTooltip((view, position) => hovered(view.state, position, field, open, card), {
      hoverTime: 250,
      hideOn: opensCard,
    }),
    asking(coaching, field),
    keymap.of([
      { key: "F8", run: next },
      { key: "Shift-F8", run: go(field, previousFrom) },
      { key: "Escape", run: closeCard },
    ]),
  ]
  return { extension, next }
}

type FoundField = StateField<Found>

function foundField(shown: (all: readonly Placed[]) => readonly Placed[]): FoundField {
  const found = (all: readonly Placed[]): Found => ({ all, marks: marksOf(shown(all)) })
  return StateField.define<Found>({
    create: () => found([]),
    update(value, transaction) {
      let all = value.all
      if (transaction.docChanged)
        all = all.flatMap(({ finding, from, to }) => {
          const touched = transaction.changes.touchesRange(from, to)
          const [start, end] = [from, to].map((place) => transaction.changes.mapPos(place, 1))
          return touched || start === undefined || end === undefined
            ? []
            : [{ finding, from: start, to: end }]
        })
      for (const effect of transaction.effects) if (effect.is(arrived)) all = effect.value
      const isRedrawn = transaction.effects.some((effect) => effect.is(asidesChanged))
      return all === value.all && !isRedrawn ? value : found(all)
    },
    provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
  })
}

function marksOf(all: readonly Placed[]): DecorationSet {
  return Decoration.set(
    all.map(({ finding, from, to }) =>
      Decoration.mark({ class: `cm-finding cm-finding-${finding.severity}`, finding }).range(
        from,
        to,
      ),
    ),
    true,
  )
}

/// What is underlined, set-aside phrases apart.
function underlined(found: Found): Placed[] {
  const all: Placed[] = []
  found.marks.between(0, Number.MAX_SAFE_INTEGER, (from, to, mark) => {
    all.push({ finding: (mark.spec as { finding: Finding }).finding, from, to })
  })
  return all
}

type Card = (place: Placed) => Tooltip

type CardField = StateField<Tooltip | null>

function cardField(field: FoundField, card: Card): CardField {
  return StateField.define<Tooltip | null>({
    create: () => null,
    update(value, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(opened)) return effect.value && card(effect.value)
        if (effect.is(asidesChanged)) return null
      }
      if (transaction.docChanged) return null
      const clicked = transaction.isUserEvent("select.pointer")
      return clicked ? clickedCard(transaction.state, field, card) : value
    },
    provide: (own) => showTooltip.from(own),
  })
}

function clickedCard(state: EditorState, field: FoundField, card: Card): Tooltip | null {
  const { main } = state.selection
  const place = main.empty ? findingAt(underlined(state.field(field)), main.head) : undefined
  return place ? card(place) : null
}

/// None while a card is open: one at a time.
function hovered(
  state: EditorState,
  position: number,
  field: FoundField,
  open: CardField,
  card: Card,
): Tooltip | null {
  if (state.field(open)) return null
  const place = findingAt(underlined(state.field(field)), position)
  return place ? card(place) : null
}

function opensCard(transaction: Transaction): boolean {
  const isOpened = transaction.effects.some((effect) => effect.is(opened) && effect.value)
  return isOpened || transaction.isUserEvent("select.pointer")
}

function tooltip(place: Placed, coaching: Coaching): Tooltip {
  return {
    pos: place.from,
    end: place.to,
    above: false,
    create: (view) => ({
      dom: findingCard(place.finding, {
        close() {
          view.dispatch({ effects: opened.of(null) })
          view.focus()
        },
        async setAside(reason) {
          const isDone = await coaching.setAside(place.finding, reason)
          if (isDone) view.dispatch({ effects: asidesChanged.of(null) })
          view.focus()
        },
      }),
    }),
  }
}

type Step = (found: readonly Placed[], position: number) => Placed | undefined

function go(field: FoundField, step: Step): Command {
  return (view) => {
    const place = step(underlined(view.state.field(field)), view.state.selection.main.head)
    if (!place) return false
    const { finding } = place
    view.dispatch({
      selection: { anchor: place.from },
      scrollIntoView: true,
      effects: [
        opened.of(place),
        EditorView.announce.of(`${finding.phrase}: ${finding.message} ${finding.ask}`),
      ],
    })
    view.focus()
    return true
  }
}

const closeCard: Command = (view) => {
  const isOpen = view.dom.querySelector(".cm-finding-card") !== null
  if (isOpen) view.dispatch({ effects: opened.of(null) })
  return isOpen
}

function asking(coaching: Coaching, field: FoundField): Extension {
  return ViewPlugin.fromClass(
    class {
      private timer: ReturnType<typeof setTimeout>
      private asked: AbortController | undefined
      private count = 0

      constructor(private readonly view: EditorView) {
        this.timer = setTimeout(() => void this.ask(), 0)
      }

      update(update: ViewUpdate) {
        const count = update.state.field(field).marks.size
        if (count !== this.count) coaching.counted?.((this.count = count))
        if (!update.docChanged) return
        this.asked?.abort()
        clearTimeout(this.timer)
        this.timer = setTimeout(() => void this.ask(), quiet_ms)
      }

      destroy() {
        this.asked?.abort()
        clearTimeout(this.timer)
      }

      private async ask() {
        const asked = (this.asked = new AbortController())
        const text = this.view.state.doc.toString()
        const findings = text.trim() === "" ? [] : await coaching.check(text, asked.signal)
        if (asked.signal.aborted) return
        this.view.dispatch({ effects: arrived.of(placed(findings, text.length)) })
      }
    },
  )
}

/// Draws the findings anew: other phrases are set aside now.
export function redraw(view: EditorView): void {
  view.dispatch({ effects: asidesChanged.of(null) })
}
