import { expect, openAda, test } from "./journey"

test("the samples show a finished review, and go and come back with one click @B5", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  await page.goto("/reviews")
  const rows = page.getByRole("list", { name: "Reviews, newest first" }).getByRole("listitem")
  await expect(rows).toHaveCount(3)

  await test.step("the worked example is complete, and says that it is a sample", async () => {
    await page.goto("/reviews/1")
    await expect(page.getByText("Sample", { exact: true })).toBeVisible()
    for (const part of [
      "Summary",
      "Trigger and factors, told",
      "User impact",
      "Detection",
      "Resolution",
    ])
      await expect(page.getByRole("region", { name: part })).not.toContainText("Not known yet")
    await page.goto("/reviews/1?part=lessons")
    for (const kind of ["What went well", "What went badly", "Where we got lucky"]) {
      const group = page
        .locator("section")
        .filter({ has: page.getByRole("heading", { name: kind }) })
      await expect(group.getByRole("listitem").first()).toBeVisible()
    }
    await page.goto("/reviews/1?part=actions")
    await expect(page.getByRole("tabpanel").getByRole("listitem").first()).toBeVisible()
    await page.goto("/p/1")
    await expect(page.getByText("a sample")).toBeVisible()
  })

  await page.goto("/settings/workspace")
  await page.getByRole("button", { name: "Remove the samples" }).click()
  await expect(page.getByText("The sample reviews are removed.")).toBeVisible()
  await page.getByRole("link", { name: "Reviews" }).click()
  await expect(page.getByText("No review yet.")).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByText("The sample reviews are back.")).toBeVisible()
  await page.reload()
  await expect(rows).toHaveCount(3)
  await page.goto("/library?q=documentation")
  await expect(page.getByRole("article")).toHaveCount(1)
})
