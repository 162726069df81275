import type { Finding } from "../api/types"
import { editorWords } from "../words/editor"

/// What is told about a finding: what the phrase hides, the question to ask, where the rule comes from,
/// and a way to say that it does not apply here.

type Acts = { close(): void; setAside(reason: string): Promise<void> }

const words = editorWords.findings

function piece(tag: string, name: string, ...inside: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag)
  element.className = name
  element.append(...inside)
  return element
}

function button(label: string, name: string, act: () => void): HTMLButtonElement {
  const element = document.createElement("button")
  element.type = "button"
  element.className = name
  element.textContent = label
  element.addEventListener("click", act)
  return element
}

export function findingCard(finding: Finding, acts: Acts): HTMLElement {
  const name = words.rules[finding.rule] ?? finding.rule
  const foot = piece("div", "cm-finding-foot")
  const close = button(words.close, "cm-finding-quiet", acts.close)
  foot.append(
    button(words.notHere, "cm-finding-button", () => foot.replaceWith(reasonForm(acts, finding))),
    close,
  )
  const card = piece(
    "section",
    "cm-finding-card",
    piece("p", `cm-finding-name cm-finding-name-${finding.severity}`, name),
    piece("p", "cm-finding-message", finding.message),
    piece("p", "cm-finding-ask", piece("span", "cm-finding-label", words.ask), " ", finding.ask),
    piece("p", "cm-finding-because", `${words.because} ${finding.because}`),
    foot,
  )
  card.setAttribute("aria-label", `${name}: ${finding.phrase}`)
  card.addEventListener("keydown", (event) => {
    event.stopPropagation()
    if (event.key === "Escape") acts.close()
  })
  return card
}

function reasonForm(acts: Acts, finding: Finding): HTMLElement {
  const form = document.createElement("form")
  form.className = "cm-finding-form"
  const input = document.createElement("input")
  input.required = true
  input.maxLength = 300
  input.placeholder = words.reasonHint
  const send = button(words.setAside, "cm-finding-button", () => {})
  send.type = "submit"
  const label = piece("label", "cm-finding-label", words.reason, input)
  const row = piece(
    "div",
    "cm-finding-foot",
    send,
    button(words.cancel, "cm-finding-quiet", acts.close),
  )
  form.append(label, row)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const reason = input.value.trim()
    if (reason === "") return input.focus()
    send.disabled = true
    void acts.setAside(reason)
  })
  form.dataset["rule"] = finding.rule
  queueMicrotask(() => input.focus())
  return form
}
