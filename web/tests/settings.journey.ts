import { expect, openAda, test } from "./journey"
import { pickFact, publish, startReview } from "./review"

test("a workspace says what it reviews, how grave it is, and what a review is not for @A1 @B1 @C2 @E1", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  await page.goto("/settings/workspace")
  const save = page.getByRole("button", { name: "Save" })
  await expect(page.getByText("Everyone involved acted in the way that made sense")).toBeVisible()

  await page.getByLabel("Add a kind").fill("Grant not won")
  await page.getByLabel("Add a kind").press("Enter")
  await page.getByRole("button", { name: "Hide Drill" }).click()
  await page.getByLabel("Name of SEV 1").fill("Gravest")
  await page.getByLabel(/^Charter, version/).fill("A review is **never** about anybody's pay.")
  await page.getByLabel("What reviews are called").selectOption({ label: "Blameless" })
  await save.click()
  await expect(page.getByText("The workspace’s settings are saved.")).toBeVisible()
  await expect(page.getByText("There are changes that are not saved yet.")).toBeHidden()

  await page.goto("/reviews/new")
  await expect(page.getByLabel("Kind").getByRole("option", { name: "Drill" })).toHaveCount(0)
  const address = await startReview(page, "The harbour grant", { kind: "Grant not won" })
  await pickFact(page, "Severity", "Gravest")
  await expect(page.getByText("blameless review")).toBeVisible()
  await page.getByText("What this review is for, and what it is not for").click()
  await expect(page.getByText("A review is never about anybody's pay.")).toBeVisible()
  await publish(page)

  const read = address.replace("reviews", "p")
  await page.goto(read)
  await expect(page.getByText("blameless review · Grant not won · Gravest")).toBeVisible()
  await expect(page.getByText("A review is never about anybody's pay.")).toBeVisible()

  await test.step("blame-aware, with names, is the other way to say it", async () => {
    await page.goto("/settings/workspace")
    await page.getByLabel("What reviews are called").selectOption({ label: "Blame-aware" })
    await save.click()
    await expect(page.getByText("The workspace’s settings are saved.")).toBeVisible()
    await page.goto(address)
    await expect(page.getByText("blame-aware review")).toBeVisible()
    await page.goto(read)
    await expect(page.getByText("blame-aware review · Grant not won")).toBeVisible()
    await page.goto("/p/1")
    await expect(page.getByText("Chris").first(), "people are named").toBeVisible()
  })
})
