import { expect, type Locator, type Page } from "@playwright/test"

/// What somebody does on the page of a review, in the words of the page.

export type Part = "Story" | "Timeline" | "Factors" | "Lessons" | "Actions" | "History"

export async function toPart(page: Page, part: Part) {
  await page.getByRole("tab", { name: new RegExp(`^${part}`) }).click()
  await expect(page.getByRole("tabpanel", { name: part })).toBeVisible()
}

/// Begins a review from the page for it; its address.
export async function startReview(
  page: Page,
  title: string,
  facts: { kind?: string; template?: string; zone?: string } = {},
): Promise<string> {
  await page.goto("/reviews/new")
  await page.getByLabel("What happened").fill(title)
  if (facts.kind) await page.getByLabel("Kind").selectOption({ label: facts.kind })
  if (facts.zone !== undefined) await page.getByLabel("Time zone").fill(facts.zone)
  if (facts.template) await page.getByRole("radio", { name: facts.template }).check()
  await page.getByRole("button", { name: "Start the review" }).click()
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible()
  return new URL(page.url()).pathname
}

/// Types a line into one of the fields that add to a list.
export async function add(page: Page, field: string, line: string) {
  const input = page.getByRole("textbox", { name: field, exact: true })
  await input.fill(line)
  await input.press("Enter")
  await expect(input).toHaveValue("")
}

/// The row of a list that holds `text`.
export function row(page: Page, text: string | RegExp): Locator {
  return page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: text })
}

/// Opens the text called `label` for writing, inside `within`; the editor.
export async function write(within: Page | Locator, label: string): Promise<Locator> {
  await within.getByRole("button", { name: `Edit ${label}`, exact: true }).click()
  const editor = within.getByRole("textbox", { name: label, exact: true })
  await expect(editor).toBeFocused()
  return editor
}

/// Writes `text` as the text called `label`, and waits until it is saved and shown.
export async function rewrite(within: Page | Locator, label: string, text: string) {
  const editor = await write(within, label)
  await editor.fill(text)
  await editor.press("Control+Enter")
  await expect(editor).toBeHidden()
}

/// Picks from the menu of a fact in the header: `Kind`, `Severity`, `Stage`, `Noticed by`.
export async function pickFact(page: Page, fact: string, choice: string) {
  await page.getByRole("button", { name: new RegExp(`^${fact}: `) }).click()
  await page.getByRole("menuitem", { name: choice, exact: true }).click()
  await expect(page.getByRole("button", { name: `${fact}: ${choice}` })).toBeVisible()
}

/// A number that follows from the callouts.
export function number(page: Page, name: string): Locator {
  return page.locator("dl > div").filter({ hasText: name }).locator("dd")
}

export async function publish(page: Page) {
  await page.getByRole("button", { name: "Publish", exact: true }).click()
  await expect(page.getByText("Published. Its page is ready to be read.")).toBeVisible()
}
