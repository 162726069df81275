import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { expect, openAda, test } from "./journey"
import { report } from "./report"

/// Every page, in both themes, wide and on a telephone: no rule of axe is broken, and nothing has to be
/// scrolled sideways.

type Stop = {
  readonly name: string
  readonly at: string
  readonly then?: (page: Page) => Promise<void>
}

const stops: readonly Stop[] = [
  { name: "today", at: "/" },
  { name: "reviews", at: "/reviews" },
  { name: "reviews, none", at: "/reviews?kind=security" },
  { name: "new review", at: "/reviews/new" },
  { name: "story", at: "/reviews/1" },
  { name: "timeline", at: "/reviews/1?part=timeline", then: openEvent },
  { name: "factors", at: "/reviews/1?part=factors" },
  { name: "lessons", at: "/reviews/1?part=lessons" },
  { name: "actions", at: "/reviews/1?part=actions" },
  { name: "history", at: "/reviews/1?part=history", then: writtenByHand },
  { name: "the review as it was", at: "/reviews/1?part=history", then: lookBack },
  { name: "a draft", at: "/reviews/2" },
  { name: "a menu at the right edge", at: "/reviews/2", then: press(/^Severity: /) },
  { name: "a menu at the left edge", at: "/reviews/1", then: press("Export") },
  { name: "writing, with the coach", at: "/reviews/2", then: writeSummary },
  { name: "who can read", at: "/reviews/2", then: press("Who can read this") },
  { name: "telling", at: "/report" },
  { name: "import", at: "/import" },
  { name: "import, a report", at: "/import", then: lookAtReport },
  { name: "library", at: "/library" },
  { name: "library, found", at: "/library?q=success" },
  { name: "library, nothing", at: "/library?q=zeppelin" },
  { name: "coach", at: "/coach", then: tryExample },
  { name: "account", at: "/settings" },
  { name: "workspace", at: "/settings/workspace" },
  { name: "people", at: "/settings/people" },
  { name: "a person", at: "/settings/people", then: press("Add a person") },
  { name: "templates", at: "/settings/templates" },
  { name: "a template", at: "/settings/templates", then: openTemplate },
  { name: "not found", at: "/nowhere" },
  { name: "no such review", at: "/reviews/99" },
  { name: "palette", at: "/", then: (page) => page.keyboard.press("Control+k") },
  { name: "shortcuts", at: "/", then: (page) => page.keyboard.press("?") },
  { name: "published page", at: "/p/1" },
]

function press(name: string | RegExp) {
  return (page: Page) => page.getByRole("button", { name }).click()
}

/// A change to show: what is in the samples was only ever added.
async function writtenByHand(page: Page) {
  await page.getByRole("tab", { name: "Lessons" }).click()
  await page.getByRole("textbox", { name: "Add a takeaway" }).fill("Read the queue")
  await page.keyboard.press("Enter")
  await page
    .getByRole("listitem")
    .filter({ hasText: "Read the queue" })
    .getByRole("button", { name: /^Delete/ })
    .click()
  await page.getByRole("tab", { name: "History" }).click()
  await expect(page.getByText("deleted the lesson “Read the queue”").first()).toBeVisible()
}

async function lookBack(page: Page) {
  await page.getByRole("link", { name: "The review as it was then" }).last().click()
  await expect(page.getByText("This is the review as it was on")).toBeVisible()
}

async function openEvent(page: Page) {
  await page.getByRole("button", { name: "More", exact: true }).first().click()
}

async function writeSummary(page: Page) {
  const summary = page.getByRole("region", { name: "Summary" })
  await summary.getByRole("button", { name: "Edit Summary" }).click()
  const editor = summary.getByRole("textbox", { name: "Summary" })
  await editor.press("Control+End")
  await editor.pressSequentially(" Ben should have asked")
  await expect(editor.locator(".cm-finding").first()).toBeVisible()
  await editor.press("F8")
  await page.locator(".cm-finding-card").getByRole("button", { name: "Not here" }).click()
}

async function lookAtReport(page: Page) {
  await page.getByLabel("Or paste text").fill(report)
  await page.getByRole("button", { name: "Look at it" }).click()
  await expect(page.getByText("A report: ")).toBeVisible()
}

async function tryExample(page: Page) {
  await page.getByRole("button", { name: "Try an example" }).click()
  await page.getByText("The rules").click()
  await expect(page.getByRole("listitem").first()).toBeVisible()
}

async function openTemplate(page: Page) {
  await page.getByRole("link", { name: "Near miss" }).click()
}

/// What is wrong with the page as it stands; each with where it is.
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true } } })
    .setLegacyMode()
    .analyze()
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${name}: ${id} at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  )
  const outside = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const menu = document.querySelector("[role=menu]:not([hidden])")
    if (menu && menu.getBoundingClientRect().left < 0) return "a menu begins left of the window"
    return scrollWidth > clientWidth ? `${scrollWidth} px in ${clientWidth} px` : ""
  })
  return outside ? [...faults, `${name}: ${outside}`] : faults
}

/// Whether nothing has come from the server for a while.
function isQuiet(): boolean {
  const last = performance.getEntriesByType("resource").at(-1) as
    PerformanceResourceTiming | undefined
  return performance.now() - (last?.responseEnd ?? 0) > 150
}

/// Waits until a page has said all it has to say.
async function settled(page: Page) {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible()
  await expect(page.locator(".spinner")).toHaveCount(0)
  await page.waitForFunction(isQuiet)
}

for (const colorScheme of ["light", "dark"] as const)
  for (const [screen, width] of [
    ["wide", 1280],
    ["on a telephone", 360],
  ] as const)
    test(`every page is accessible, ${colorScheme} and ${screen}`, async ({ open, candor }) => {
      test.setTimeout(150_000)
      const visitor = { colorScheme, viewport: { width, height: 800 } }
      const stranger = await open(visitor)
      const faults: string[] = []
      await stranger.page.goto("/sign-in")
      await settled(stranger.page)
      faults.push(...(await faultsOf(stranger.page, "sign-in")))

      const { page, foresee } = await openAda(open, candor, visitor)
      foresee(/404 \(Not Found\)/)
      for (const { name, at, then } of stops) {
        await page.goto(at)
        await settled(page)
        await then?.(page)
        faults.push(...(await faultsOf(page, name)))
      }
      expect(faults).toEqual([])
    })

test.describe("an empty folder", () => {
  test.use({ withSample: false })

  test("the first page anybody sees is accessible", async ({ open }) => {
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1280, 360]) {
        const { page } = await open({ colorScheme, viewport: { width, height: 800 } })
        await page.goto("/")
        await settled(page)
        expect(await faultsOf(page, `setup, ${colorScheme}, ${width} px`)).toEqual([])
      }
  })
})
