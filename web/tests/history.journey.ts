import { expect, openAda, signIn, test } from "./journey"
import { add, row, rewrite, startReview, toPart } from "./review"

test("who changed what and when, back to any point, and nothing leaves the list", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const dora = candor.addAccount("Dora", "dora@example.org")
  const address = await startReview(page, "A queue filled up over night")
  const summary = page.getByRole("region", { name: "Summary" })
  await rewrite(summary, "Summary", "The queue was full because nobody had read it since noon.")

  const other = await open()
  await other.page.goto(address)
  await signIn(other.page, dora)
  await other.page.goto(address)
  const theirs = other.page.getByRole("region", { name: "Summary" })
  await rewrite(theirs, "Summary", "The queue was full because two readers had stopped at noon.")

  await test.step("what was written is told word by word", async () => {
    await toPart(other.page, "History")
    const change = row(other.page, "Dora changed the section “Summary”")
    await expect(change.locator("del").first()).toContainText("nobody")
    await expect(change.locator("ins").first()).toContainText("two readers")
    await expect(row(other.page, "Ada began the review")).toBeVisible()
    await expect(row(other.page, /Ada added \d+ sections/)).toBeVisible()
  })

  await test.step("the review as it was then can be read, and not changed", async () => {
    const change = row(other.page, "Ada changed the section “Summary”")
    await change.getByRole("link", { name: "The review as it was then" }).click()
    await expect(other.page.getByText("This is the review as it was on")).toBeVisible()
    await expect(theirs).toContainText("nobody had read it")
    await expect(other.page.getByRole("button", { name: "Edit Summary" })).toHaveCount(0)
    await other.page.getByRole("button", { name: "Back to the review as it is" }).click()
    await expect(theirs).toContainText("two readers")
  })

  await test.step("what was there before is brought back, as a change of its own", async () => {
    await toPart(other.page, "History")
    const before = row(other.page, "Dora changed the section “Summary”")
    await before.getByRole("button", { name: "Bring back what was there before" }).click()
    await expect(other.page.getByText("Brought back.")).toBeVisible()
    await expect(
      row(other.page, "Dora brought back the section “Summary”").locator("ins").first(),
    ).toContainText("nobody")
    await toPart(other.page, "Story")
    await expect(theirs).toContainText("nobody had read it since noon")
  })

  await test.step("what was deleted comes back", async () => {
    await toPart(other.page, "Lessons")
    await add(other.page, "Add a takeaway", "A queue needs a reader")
    const lesson = row(other.page, "A queue needs a reader")
    await lesson.getByRole("button", { name: /^Delete/ }).click()
    await expect(lesson).toHaveCount(0)
    await toPart(other.page, "History")
    const gone = row(other.page, "Dora deleted the lesson “A queue needs a reader”")
    await gone.getByRole("button", { name: "Bring back what was there before" }).click()
    await expect(row(other.page, "Dora brought back the lesson")).toBeVisible()
    await toPart(other.page, "Lessons")
    await expect(lesson).toBeVisible()
  })
})
