import { expect, openAda, signIn, test } from "./journey"
import { add, rewrite, startReview } from "./review"
import type { Page } from "@playwright/test"

async function sectionMenu(page: Page, section: string, choice: string) {
  await page.getByRole("button", { name: `What can be done with “${section}”` }).click()
  await page.getByRole("menuitem", { name: choice }).click()
}

const who_to_blame = [
  "Summary",
  "Background",
  "Impact",
  "Trigger",
  "Detection",
  "Resolution",
  "Supporting information",
]

test("a review leaves its template's shape, and the template stays as it was @D8 @E12 @E16 @A8", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const shape = "Who to blame for all your problems"
  const address = await startReview(page, "The badge reader forgot everybody", { template: shape })
  const titles = page.getByRole("tabpanel").locator("section[id^=section-] h2")
  await expect(titles).toHaveText(who_to_blame)
  await expect(page.getByRole("region", { name: "Trigger" })).toContainText("Not known yet")
  await expect(page.getByRole("region", { name: "Background" })).toContainText(
    "how are they meant to work?",
  )

  await add(page, "Add a section", "What the vendor said")
  await expect(page.getByRole("region", { name: "What the vendor said" })).toBeVisible()
  await rewrite(
    page.getByRole("region", { name: "What the vendor said" }),
    "What the vendor said",
    "Nothing, for two days.",
  )

  await sectionMenu(page, "Background", "Rename")
  await page.getByRole("textbox", { name: "Title of the section" }).fill("How badges work")
  await page.keyboard.press("Enter")
  await sectionMenu(page, "How badges work", "Move up")
  await expect(titles.first()).toHaveText("How badges work")

  await sectionMenu(page, "Supporting information", "Take out of this review")
  await expect(page.getByText("“Supporting information” is out of this review.")).toBeVisible()
  const wanted = ["How badges work", "Summary", ...who_to_blame.slice(2, 6), "What the vendor said"]
  await expect(titles).toHaveText(wanted)
  await page.reload()
  await expect(titles).toHaveText(wanted)
  await page.getByText("1 section is taken out").click()
  await page.getByRole("button", { name: "Bring back “Supporting information”" }).click()
  await expect(page.getByRole("region", { name: "Supporting information" })).toBeVisible()

  await startReview(page, "Another one", { template: shape })
  await expect(titles).toHaveText(who_to_blame)
  await page.goto(address)
  await expect(titles.first()).toHaveText("How badges work")
})

test("a template of our own, and one that is changed, shape the reviews that follow @A1 @D8", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const before = await startReview(page, "A ladder fell", { kind: "Near miss" })
  await expect(page.getByRole("region", { name: "What nearly happened" })).toBeVisible()

  await test.step("one that is there is changed", async () => {
    await page.goto("/settings/templates")
    await page.getByRole("link", { name: "Near miss" }).click()
    await page.getByRole("button", { name: "Add a section" }).click()
    await page.getByLabel("Title").last().fill("Who else should hear of it")
    await page.getByRole("button", { name: "Save" }).click()
    await expect(page.getByText("The template “Near miss” is saved.")).toBeVisible()
  })
  await startReview(page, "A ladder stood askew", { kind: "Near miss" })
  await expect(page.getByRole("region", { name: "Who else should hear of it" })).toBeVisible()
  await page.goto(before)
  await expect(page.getByRole("region", { name: "What nearly happened" })).toBeVisible()
  await expect(page.getByRole("region", { name: "Who else should hear of it" })).toHaveCount(0)

  await test.step("one of our own", async () => {
    await page.goto("/settings/templates")
    await page.getByRole("link", { name: "New template" }).click()
    await page.getByLabel("Name").fill("Grant not won")
    await page.getByRole("button", { name: "Add a section" }).click()
    await page.getByLabel("Title").first().fill("What we applied for")
    await page.getByRole("button", { name: "Save" }).click()
    await expect(page.getByText("The template “Grant not won” is saved.")).toBeVisible()
  })
  await startReview(page, "The harbour grant", { kind: "Lost money", template: "Grant not won" })
  await expect(page.getByRole("region", { name: "What we applied for" })).toBeVisible()

  await test.step("who is no administrator reads templates and cannot change them", async () => {
    const ben = (await open()).page
    await signIn(ben, candor.addAccount("Ben", "ben@example.org"))
    await ben.goto("/settings/templates")
    await expect(ben.getByText("Only administrators can change this.")).toBeVisible()
    await ben.getByRole("link", { name: "Grant not won" }).click()
    await expect(ben.getByLabel("Name")).toBeDisabled()
    await expect(ben.getByRole("button", { name: "Save" })).toHaveCount(0)
  })
})
