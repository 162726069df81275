import { RangeSetBuilder, type Extension } from "@codemirror/state"
import {
  Decoration,
  EditorView,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from "@codemirror/view"

/// Each line runs the way its own script does, for the eye and for the arrow keys.

const byItself = Decoration.line({ attributes: { dir: "auto" } })

function linesOf(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at)
      lines.add(line.from, line.from, byItself)
      at = line.to + 1
    }
  return lines.finish()
}

const plugin = ViewPlugin.define(
  (view) => ({
    lines: linesOf(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.lines = linesOf(update.view)
    },
  }),
  { decorations: ({ lines }) => lines },
)

export const direction: Extension = [plugin, EditorView.perLineTextDirection.of(true)]
