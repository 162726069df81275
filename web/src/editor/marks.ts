import { EditorSelection } from "@codemirror/state"
import type { Command } from "@codemirror/view"

/// Puts `mark` around what is selected, or takes it away where it is.
export function wrap(mark: string): Command {
  return (view) => {
    const { state } = view
    const change = state.changeByRange((range) => {
      const { from, to } = range
      const size = mark.length
      const before = state.sliceDoc(Math.max(0, from - size), from)
      const after = state.sliceDoc(to, to + size)
      if (before === mark && after === mark)
        return {
          changes: [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ],
          range: EditorSelection.range(from - size, to - size),
        }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + size, to + size),
      }
    })
    view.dispatch(state.update(change, { userEvent: "input", scrollIntoView: true }))
    return true
  }
}

/// Makes a link of what is selected, with the cursor where its address goes.
export const link: Command = (view) => {
  const { from, to } = view.state.selection.main
  const text = view.state.sliceDoc(from, to)
  view.dispatch({
    changes: { from, to, insert: `[${text}]()` },
    selection: { anchor: text === "" ? from + 1 : from + text.length + 3 },
    userEvent: "input",
    scrollIntoView: true,
  })
  return true
}
