import { readFile } from "node:fs/promises"
import { expect, signIn, test } from "./journey"
import { report } from "./report"
import { number, publish, row, toPart, write } from "./review"

test.use({ withSample: false })

/// The main job, from a folder with nothing in it to a colleague who reads what was learnt.
test("an old post-mortem becomes a review that a colleague finds, reads and takes away @A5 @A18 @B6 @C32 @E13", async ({
  open,
}) => {
  const { page } = await open()

  await test.step("the first account", async () => {
    await page.goto("/")
    await expect(page).toHaveURL("/setup")
    await page.getByLabel("Workspace").fill("Harbour")
    await page.getByLabel("Your name").fill("Priya Nair")
    await page.getByLabel("E-mail").fill("priya@example.org")
    await page.getByLabel("Password").fill("a sentence that nobody guesses")
    await page.getByRole("button", { name: "Start" }).click()
    await expect(page.getByRole("heading", { name: "Today" })).toBeVisible()
    await expect(page).toHaveTitle("Today · Harbour")
  })

  await test.step("bring the report in", async () => {
    await page.goto("/import")
    await page.locator("input[type=file][accept]").setInputFiles({
      name: "2026-03-06-checkout.md",
      mimeType: "text/markdown",
      buffer: Buffer.from(report),
    })
    await expect(page.getByText("A report: ")).toContainText("6 events, 2 actions")
    await expect(page.getByLabel("Title")).toHaveValue("Checkout refused cards on a Friday evening")
    await expect(page.getByLabel("Time zone of the times in it")).toHaveValue("Europe/Berlin")
    await expect(
      page.getByRole("listitem").filter({ hasText: "rolled release 41 back" }),
    ).toContainText("19:17")
    await page.goto("/reviews")
    await expect(page.getByText("No review yet."), "a preview writes nothing").toBeVisible()

    await page.goto("/import")
    await page.getByLabel("Or paste text").fill(report)
    await page.getByRole("button", { name: "Look at it" }).click()
    await page.getByLabel("Severity").selectOption({ label: "SEV 2" })
    await page.getByRole("button", { name: "Make this review" }).click()
    await expect(page).toHaveURL(/\/reviews\/1\b/)
    await expect(page.getByRole("heading", { name: "The weather that day" })).toBeVisible()
    await expect(page.getByText("It rained, and the office was half empty.")).toBeVisible()
  })

  await test.step("mend the timeline", async () => {
    await toPart(page, "Timeline")
    const deployed = row(page, "deployed release 41")
    const wrote = row(page, "her card was refused")

    await test.step("a time is edited where it stands", async () => {
      await wrote.getByRole("button", { name: "Time: 18:25" }).click()
      await wrote.getByRole("textbox", { name: "Time" }).fill("18:20:30")
      await expect(wrote.getByRole("status")).toHaveText("Read as 6 Mar 2026, 18:20:30")
      await wrote.getByRole("textbox", { name: "Time" }).press("Enter")
      await expect(wrote.getByRole("button", { name: "Time: 18:20:30" })).toBeFocused()
    })

    await test.step("an event turns out to be of the day before", async () => {
      const approved = row(page, "approved the new rule set")
      await approved.getByRole("button", { name: /^Time: / }).click()
      await approved.getByRole("textbox", { name: "Time" }).fill("about 2026-03-05 16:00")
      await approved.getByRole("textbox", { name: "Time" }).press("Enter")
      const thursday = page.locator("section.day", { hasText: "Thu 5 Mar 2026" })
      await expect(thursday.getByText("approved the new rule set")).toBeVisible()
      await expect(thursday.getByRole("button", { name: "Time: about 16:00" })).toBeVisible()
      await expect(page.getByText("1 day 2 h, nothing recorded")).toBeVisible()
    })

    await test.step("two events whose clock was five minutes slow", async () => {
      await row(page, "declared an incident").getByRole("checkbox").check()
      await row(page, "restarted the gateway").getByRole("checkbox").check()
      await expect(page.getByText("2 events selected")).toBeVisible()
      await page.getByLabel("Shift by").fill("+5m")
      await page.getByRole("button", { name: "Shift", exact: true }).click()
      await expect(page.getByText("2 events are shifted by +5 min.")).toBeVisible()
      await expect(
        row(page, "declared an incident").getByRole("button", { name: "Time: 18:36" }),
      ).toBeVisible()
      await expect(
        row(page, "restarted the gateway").getByRole("button", { name: "Time: 18:45" }),
      ).toBeVisible()
      await page.getByRole("button", { name: "Undo" }).click()
      await expect(
        row(page, "declared an incident").getByRole("button", { name: "Time: 18:31" }),
      ).toBeVisible()
      await page.getByRole("button", { name: "Select none" }).click()
    })

    await test.step("callouts give the numbers", async () => {
      await expect(number(page, "Time to detect")).toHaveText("not known")
      for (const [event, callout] of [
        [deployed, "Began"],
        [wrote, "Detected"],
        [row(page, "declared an incident"), "Declared"],
        [row(page, "rolled release 41 back"), "Resolved"],
      ] as const) {
        await event.getByRole("button", { name: "More", exact: true }).click()
        await event.getByRole("button", { name: callout, exact: true }).click()
        await expect(event.getByRole("button", { name: callout, pressed: true })).toBeVisible()
        await event.getByRole("button", { name: "Less" }).click()
      }
      await expect(number(page, "Time to detect")).toHaveText("19 min")
      await expect(number(page, "Time to declare")).toHaveText("29 min")
      await expect(number(page, "Time to mitigate")).toHaveText("not known")
      await expect(number(page, "Time to resolve")).toHaveText("1 h 15 min")
    })

    await test.step("the picture draws it", async () => {
      const picture = page.getByRole("figure", { name: "The timeline as a picture" })
      await expect(picture.locator("svg")).toBeVisible()
    })
  })

  await test.step("write the summary under the coach's eye", async () => {
    await toPart(page, "Story")
    const section = page.getByRole("region", { name: "Summary" })
    const editor = await write(section, "Summary")
    await editor.press("Control+End")
    await editor.pressSequentially(" Somebody should have noticed it sooner.")
    const underlined = editor.locator(".cm-finding").filter({ hasText: "should have" })
    await expect(underlined).toBeVisible()
    await expect(
      section.getByText("phrase to look at").or(section.getByText("phrases to look at")),
    ).toBeVisible()
    await underlined.first().click()
    const card = page.locator(".cm-finding-card")
    await expect(card).toContainText("Ask instead")
    await expect(section.getByText("Saved", { exact: true })).toBeVisible()
    await page.waitForTimeout(500)
    await expect(card, "saving leaves the card open").toBeVisible()
    await card.getByRole("button", { name: "Not here" }).click()
    await card.getByLabel("Why does it not apply here?").fill("It quotes what support was told")
    await card.getByRole("button", { name: "Set aside" }).click()
    await expect(page.getByText("Set aside. The coach will not point at it again")).toBeVisible()
    await expect(underlined).toHaveCount(0)
    await expect(section.getByText("Saved", { exact: true })).toBeVisible()
    await editor.press("Control+Enter")
    await expect(section.getByText("Somebody should have noticed it sooner.")).toBeVisible()
    await page.reload()
    await page.getByText("is set aside").or(page.getByText("are set aside")).click()
    await expect(page.getByText("It quotes what support was told")).toBeVisible()
  })

  await test.step("publish", async () => {
    await publish(page)
  })

  const ben = await test.step("a colleague gets an account", async () => {
    await page.goto("/settings/people")
    await page.getByRole("button", { name: "Add a person" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Name").fill("Ben Colleague")
    await dialog.getByLabel("E-mail").fill("ben@example.org")
    await dialog.getByRole("button", { name: "Save" }).click()
    const password = await page
      .getByRole("dialog", { name: "First password" })
      .locator("code")
      .innerText()
    const visitor = await open()
    await signIn(visitor.page, { email: "ben@example.org", password })
    return visitor.page
  })

  await test.step("the colleague finds it by a word and reads it", async () => {
    await ben.getByRole("link", { name: "Library" }).click()
    await ben.getByLabel("Search the library").fill("gatew")
    const hit = ben.getByRole("article").filter({ hasText: "Checkout refused cards" })
    await expect(hit.locator("mark").first()).toContainText(/gatew/i)
    await hit.getByRole("link").click()
    await expect(ben.getByRole("heading", { level: 1 })).toHaveText(
      "Checkout refused cards on a Friday evening",
    )

    await ben.getByRole("button", { name: "Published" }).click()
    await ben.getByRole("menuitem", { name: "Open the page for readers" }).click()
    await expect(ben).toHaveURL("/p/1")
    await expect(ben.getByRole("heading", { level: 1 })).toHaveText(
      "Checkout refused cards on a Friday evening",
    )
    await expect(number(ben, "to resolve")).toHaveText("1 h 15 min")
    await expect(ben.getByText("Times are in Europe/Berlin.", { exact: true })).toBeVisible()
    await expect(
      ben.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Timeline" }),
    ).toBeVisible()
    await expect(ben.locator("svg").first()).toBeVisible()
  })

  await test.step("the colleague takes it away in three forms", async () => {
    await ben.goto("/reviews/1")
    const download = async (form: string) => {
      await ben.getByRole("button", { name: "Export" }).click()
      const begun = ben.waitForEvent("download")
      await ben.getByRole("menuitem", { name: form, exact: true }).click()
      const file = await begun
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") }
    }
    const markdown = await download("Markdown")
    expect(markdown.name).toMatch(/\.md$/)
    expect(markdown.text).toContain("# Checkout refused cards on a Friday evening")
    expect(markdown.text).toContain("It rained, and the office was half empty.")
    const html = await download("One HTML file")
    expect(html.name).toMatch(/\.html$/)
    expect(html.text).toContain("<svg")
    expect(html.text).not.toContain("<script")
    const json = await download("JSON")
    expect(json.name).toMatch(/\.json$/)
    const review = JSON.parse(json.text) as { events: unknown[]; actions: unknown[] }
    expect(review.events).toHaveLength(6)
    expect(review.actions).toHaveLength(2)
  })
})
