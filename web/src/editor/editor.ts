import { defaultKeymap, history, historyKeymap } from "@codemirror/commands"
import { markdown, markdownLanguage, markdownKeymap } from "@codemirror/lang-markdown"
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language"
import { EditorState, type Extension } from "@codemirror/state"
import { EditorView, keymap, placeholder } from "@codemirror/view"
import { tags } from "@lezer/highlight"
import { direction } from "./direction"
import "./editor.css"
import { link, wrap } from "./marks"

/// One text in an editor: CodeMirror with Markdown. Loaded when somebody first writes. Tab goes on to
/// the next thing on the page, as everywhere; indenting is Ctrl-] and Ctrl-[.

export type EditorOptions = {
  readonly parent: HTMLElement
  readonly text: string
  /// What the text is, for those who hear the page.
  readonly label: string
  readonly hint?: string
  /// One line that grows, with Enter to be done, instead of a page of text.
  readonly isLine?: boolean
  readonly extensions?: Extension
  changed(text: string): void
  /// Ctrl-S.
  save(): void
  /// Escape, or Ctrl-Enter, or Enter in one line.
  done(): void
}

export type Editor = {
  readonly view: EditorView
  /// Shows another text, with the cursor where it can stay.
  show(text: string): void
  close(): void
}

const shapes = HighlightStyle.define([
  { tag: tags.heading, class: "cm-md-heading" },
  { tag: tags.strong, class: "cm-md-strong" },
  { tag: tags.emphasis, class: "cm-md-emphasis" },
  { tag: tags.strikethrough, class: "cm-md-struck" },
  { tag: tags.monospace, class: "cm-md-code" },
  { tag: [tags.link, tags.url], class: "cm-md-link" },
  { tag: tags.quote, class: "cm-md-quote" },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: "cm-md-mark" },
])

/// The server's policy allows only styles that carry its nonce.
function nonce(): Extension {
  const value = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return value ? EditorView.cspNonce.of(value) : []
}

function keys(options: EditorOptions): Extension {
  const act = (what: () => void) => () => {
    what()
    return true
  }
  const done = act(() => options.done())
  const enter = options.isLine ? [{ key: "Enter", run: done }] : []
  return [
    keymap.of([
      { key: "Mod-Enter", run: done },
      { key: "Mod-s", run: act(() => options.save()), preventDefault: true },
      ...enter,
      { key: "Mod-b", run: wrap("**") },
      { key: "Mod-i", run: wrap("*") },
      { key: "Mod-e", run: wrap("`") },
      { key: "Mod-Shift-k", run: link },
      ...markdownKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    keymap.of([{ key: "Escape", run: done }]),
  ]
}

export function openEditor(options: EditorOptions): Editor {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      selection: { anchor: options.text.length },
      extensions: [
        nonce(),
        options.extensions ?? [],
        keys(options),
        history(),
        markdown({ base: markdownLanguage, completeHTMLTags: false }),
        syntaxHighlighting(shapes),
        EditorView.lineWrapping,
        direction,
        options.hint ? placeholder(options.hint) : [],
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          spellcheck: "true",
          autocapitalize: "sentences",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed(update.state.doc.toString())
        }),
      ],
    }),
  })
  return { view, show: (text) => show(view, text), close: () => view.destroy() }
}

function show(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return
  const head = Math.min(view.state.selection.main.head, text.length)
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: head },
  })
}
