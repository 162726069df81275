import { writeFileSync } from "node:fs"
import type { BrowserContext, Page } from "@playwright/test"
import type { Account } from "./candor"
import { expect, signIn, test } from "./journey"
import { toPart, type Part } from "./review"
import { Api, seedHouse, seedReview, slackExport } from "./xss/seed"
import { allBlocks, blocks, lines, markedLines, markOf } from "./xss/vectors"
import { expectInert, liveParts, Tripwire } from "./xss/wire"

/// All that somebody may write goes through all that Candor draws, in a browser that is told of everything
/// that comes alive: once as it is served, and once without the policy that would stop what escaping let
/// through, so that it is the escaping that is shown.

test.describe.configure({ timeout: 240_000 })

const lineMarks = lines.map((_, index) => markOf(index))
const blockMarks = [...lines, ...blocks].map((_, index) => markOf(index))

/// The page holds so many of the marks, so what is found inert on it is what was written.
async function expectMarks(page: Page, marks: readonly string[], least = marks.length) {
  await expect
    .poll(async () => {
      const text = (await page.locator("body").textContent()) ?? ""
      return marks.filter((mark) => text.includes(mark)).length
    })
    .toBeGreaterThanOrEqual(least)
  await expectInert(page)
}

async function lookAtReview(page: Page, number: number) {
  await page.goto(`/reviews/${number}`)
  const all: [Part, number][] = [
    ["Story", blockMarks.length],
    ["Timeline", lineMarks.length],
    ["Factors", lineMarks.length],
    ["Lessons", lineMarks.length],
    ["Actions", lineMarks.length],
    ["History", 20],
  ]
  for (const [part, least] of all)
    await test.step(part, async () => {
      await toPart(page, part)
      await expectMarks(page, blockMarks, least)
    })
}

async function lookAtPages(page: Page, number: number, link: string) {
  for (const path of [`/p/${number}`, link])
    await test.step(path, async () => {
      await page.goto(path)
      await expectMarks(page, blockMarks)
    })
  await test.step("the picture as a page of its own", async () => {
    await page.goto(`/api/v1/reviews/${number}/picture.svg`)
    expect(await page.locator("text").count()).toBeGreaterThan(0)
    await expectInert(page)
  })
}

/// The HTML file as a reader has it: opened from a disk, where no header of ours protects it. Its own
/// policy does, or, without that, its making.
async function lookAtExports(context: BrowserContext, number: number, file: string) {
  await test.step("the exports", async () => {
    const page = await context.newPage()
    const answer = await page.request.get(`/api/v1/reviews/${number}/export?format=html`)
    writeFileSync(file, await answer.body())
    await page.goto(`file://${file}`)
    await expectMarks(page, blockMarks)
    for (const format of ["markdown", "json"]) {
      const asked = await page.request.get(`/api/v1/reviews/${number}/export?format=${format}`)
      expect(asked.headers()["content-disposition"]).toMatch(/^attachment/)
      expect(asked.headers()["content-type"]).not.toContain("html")
    }
    await page.close()
  })
}

/// A picture of the server is not there for a file on a disk, whose own policy lets it ask for nothing.
function isFromDisk(what: string): boolean {
  return /^file:.*: img-src forbade file$/.test(what)
}

async function lookAtLists(page: Page, api: Api) {
  const all: [string, number][] = [
    ["/", 1],
    ["/reviews", 45],
    ["/library?q=tripwire", 1],
    ["/library?q=zq7qz", 1],
    ["/reviews/new", 3],
    ["/settings/people", 25],
    ["/settings/workspace", 1],
    ["/settings/templates", 4],
  ]
  for (const [path, least] of all)
    await test.step(path, async () => {
      await page.goto(path)
      await page.waitForLoadState("networkidle")
      await expectMarksOrValues(page, least)
    })
  await test.step("a template", async () => {
    const { templates } = await api.ask<{ templates: { id: string }[] }>("GET", "/templates")
    await page.goto(`/settings/templates/${templates.at(-1)?.id}`)
    await expectMarksOrValues(page, 10)
  })
  await test.step("the palette", async () => {
    await page.keyboard.press("Control+k")
    await page.keyboard.type("tripwire")
    const palette = page.getByRole("dialog")
    await expect(palette.getByRole("option", { name: /zq\d+qz/ }).first()).toBeVisible()
    await expectInert(page)
    await page.keyboard.press("Escape")
  })
}

/// As `expectMarks`, with what stands in fields counted as well.
async function expectMarksOrValues(page: Page, least: number) {
  const count = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll("input, textarea")].map(
        (field) => (field as HTMLInputElement).value,
      )
      const text = [document.body.textContent, ...fields].join(" ")
      return new Set(text.match(/zq\d+qz/g)).size
    })
  await expect.poll(count).toBeGreaterThanOrEqual(least)
  await expectInert(page)
}

/// Who else is here, and who has just changed what: names and texts that come by themselves.
async function lookAtSomebodyElse(page: Page, other: Page, number: number, account: Account) {
  await test.step("somebody who comes, and writes", async () => {
    await page.goto(`/reviews/${number}`)
    await signIn(other, account)
    await other.goto(`/reviews/${number}`)
    await expect(page.getByRole("list", { name: "Also here" })).toContainText(markOf(7))
    const api = await Api.of(other)
    const text = `${allBlocks}\n\ncame by itself`
    const section = { id: "", key: "", title: lines[7], prompt: lines[8], body: text }
    const place = { state: "shown", position: 0, revision: 0 }
    await api.ask("POST", `/reviews/${number}/sections`, { ...section, ...place })
    await expect(page.getByText("came by itself").last()).toBeAttached()
    await expectInert(page)
    await expectInert(other)
  })
}

async function lookAtWriting(page: Page, number: number) {
  await test.step("the editor", async () => {
    await page.goto(`/reviews/${number}`)
    await page
      .getByRole("button", { name: `Edit ${lines[1]}`, exact: false })
      .first()
      .click()
    await expect(page.locator(".cm-content").first()).toBeVisible()
    await page.locator(".cm-content").first().press("End")
    await expectInert(page)
    await page.keyboard.press("Control+Enter")
  })
  await test.step("the coach", async () => {
    await page.goto("/coach")
    const said = markedLines.map((line) => `Ben should have ${line} checked it.`).join("\n")
    await page.getByRole("textbox").first().fill(said)
    await expect(page.getByText("Ben should have").first()).toBeAttached()
    await expectMarksOrValues(page, 100)
  })
}

async function lookAtImports(page: Page, api: Api, number: number, file: string) {
  await test.step("what was exported, brought in again", async () => {
    const answer = await page.request.get(`/api/v1/reviews/${number}/export?format=markdown`)
    await bring(page, { name: "a<svg onload=tripwire()>.md", text: await answer.text() })
    await expectMarksOrValues(page, 100)
  })
  await test.step("a report", async () => {
    const report = `# ${lines[0]}\n\n## Summary\n\n${allBlocks}\n\n## Timeline\n\n${times("-")}\n`
    await bring(page, { name: "report.md", text: report })
    await expectMarksOrValues(page, 50)
  })
  await test.step("what was pasted", async () => {
    await page.goto("/import")
    await page.getByRole("textbox", { name: "Or paste text" }).fill(times(""))
    await page.getByRole("button", { name: "Look at it" }).click()
    await expectMarksOrValues(page, 100)
  })
  await test.step("a Slack export, and its messages as events and evidence", async () => {
    await page.goto("/import")
    const buffer = slackExport(file)
    const archive = {
      name: "<img src=x onerror=tripwire()>.zip",
      mimeType: "application/zip",
      buffer,
    }
    await page.locator("input[type=file][accept]").setInputFiles(archive)
    await page.getByRole("radio", { name: "#incident" }).check()
    await page.getByRole("button", { name: "Show the messages" }).click()
    await expectMarksOrValues(page, 30)
    await lookAtEvidence(page, api, buffer)
  })
}

async function bring(page: Page, { name, text }: { name: string; text: string }) {
  await page.goto("/import")
  const file = { name, mimeType: "text/markdown", buffer: Buffer.from(text) }
  await page.locator("input[type=file][accept]").setInputFiles(file)
  await expect(page.getByRole("button", { name: "Bring in something else" })).toBeVisible()
}

function times(before: string): string {
  return markedLines
    .map((line, index) => `${before} 2026-03-01 10:${String(index % 60).padStart(2, "0")} ${line}`)
    .join("\n")
}

async function lookAtEvidence(page: Page, api: Api, archive: Buffer) {
  const made = await api.ask<{ document: { review: { number: number } } }>("POST", "/reviews", {
    title: "Evidence",
    kind: "outage",
    severity: "",
    template_id: "sander",
    zone: "UTC",
  })
  const { number } = made.document.review
  const upload = await api.ask<{ upload_id: string }>("POST", "/uploads?name=a.zip", archive)
  const path = `/uploads/${upload.upload_id}/messages?channel=C1`
  const { messages } = await api.ask<{ messages: { key: string }[] }>("GET", path)
  await api.ask("POST", `/reviews/${number}/imports/slack`, {
    upload_id: upload.upload_id,
    channel: "C1",
    from: null,
    to: null,
    picked: messages.map(({ key }) => key),
    workspace_address: "https://example.org",
  })
  await page.goto(`/reviews/${number}?part=timeline`)
  await expectMarksOrValues(page, 80)
}

/// What stands in an address is somebody's text as well: that of who made the link.
async function lookAtAddresses(page: Page) {
  await test.step("addresses", async () => {
    const text = encodeURIComponent(
      "<img src=x onerror=tripwire()>\"' onfocus=tripwire() autofocus",
    )
    const paths = ["/library?q=", "/library?kind=", "/reviews?kind=", "/reviews?lead=", "/reviews/"]
    const pages = [
      "/p/",
      "/p/shared/",
      "/",
      "/settings/templates/",
      "/import?review=",
      "/reviews/1?part=",
    ]
    for (const path of [...paths, ...pages]) {
      await page.goto(path + text)
      await expectInert(page)
    }
    for (const to of [
      "javascript:tripwire()",
      "//outside.example",
      "/\\outside.example",
      "https://outside.example/",
    ]) {
      await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible()
      expect(new URL(page.url()).pathname).toBe("/")
    }
  })
}

test.describe("what somebody wrote never runs", () => {
  test("the tripwire is tripped by all that a page must not let through", async ({
    browser,
    candor,
  }) => {
    const context = await browser.newContext({ baseURL: candor.address, bypassCSP: true })
    const wire = await Tripwire.across(context, candor.address)
    const page = await context.newPage()
    let alive = 0
    for (const [index, text] of lines.entries()) {
      await context.route(`**/alive/${index}`, (route) =>
        route.fulfill({ contentType: "text/html", body: `<!doctype html><body>${text}` }),
      )
      const before = wire.tripped.length
      await page.goto(`/alive/${index}`, { waitUntil: "commit" }).catch(() => undefined)
      await page.waitForLoadState().catch(() => undefined)
      const acting = await page.evaluate(liveParts).catch(() => ["it left"])
      if (acting.length > 0 || wire.tripped.length > before) alive++
    }
    expect(wire.tripped.filter((what) => what.startsWith("ran")).length).toBeGreaterThan(20)
    expect(wire.tripped.filter((what) => what.startsWith("asked")).length).toBeGreaterThan(8)
    expect(alive, "vectors that act where nothing is escaped").toBeGreaterThan(70)
    await context.close()
  })

  for (const [name, bypassCSP] of [
    ["as it is served", false],
    ["without the policy", true],
  ] as const)
    test(name, async ({ browser, candor }, info) => {
      const context = await browser.newContext({ baseURL: candor.address, bypassCSP })
      const wire = await Tripwire.across(context, candor.address)
      const page = await context.newPage()
      await signIn(page, candor.sampleAccount())
      const api = await Api.of(page)
      const { number, link } = await seedReview(api)
      await seedHouse(api)
      await lookAtReview(page, number)
      await lookAtPages(page, number, link)
      await lookAtExports(context, number, info.outputPath("export.html"))
      await lookAtLists(page, api)
      await lookAtImports(page, api, number, info.outputPath("slack.zip"))
      await lookAtWriting(page, number)
      const named = candor.addAccount(markedLines[7] ?? "", "mallory@example.org")
      const elsewhere = await browser.newContext({ baseURL: candor.address, bypassCSP })
      const otherWire = await Tripwire.across(elsewhere, candor.address)
      await lookAtSomebodyElse(page, await elsewhere.newPage(), number, named)
      await elsewhere.close()
      await lookAtAddresses(page)
      expect(otherWire.tripped).toEqual([])
      expect(wire.tripped.filter((what) => !isFromDisk(what))).toEqual([])
      await context.close()
    })
})
