import { expect, openAda, signIn, test } from "./journey"
import { startReview } from "./review"

test("a private note stays with its writer until they release a passage @A28", async ({
  open,
  candor,
}) => {
  const { page } = await open()
  await page.goto("/")
  await signIn(page, candor.addAccount("Ben", "ben@example.org"))
  const address = await startReview(page, "The door stood open")
  await page.getByRole("button", { name: "Only you" }).click()
  const drawer = page.getByRole("complementary", { name: "Only you" })
  await drawer.getByPlaceholder("Write for yourself").fill("I was asleep. Nobody knows.")
  await drawer.getByRole("button", { name: "Keep for me" }).click()
  const note = drawer.getByLabel("Your note")
  await expect(note).toHaveValue("I was asleep. Nobody knows.")

  const ada = await openAda(open, candor)
  await test.step("the owner of the workspace sees nothing of it", async () => {
    await ada.page.goto(address)
    await ada.page.getByRole("button", { name: "Only you" }).click()
    await expect(ada.page.getByRole("complementary", { name: "Only you" })).toBeVisible()
    await expect(ada.page.getByText("asleep")).toHaveCount(0)
    await ada.page.keyboard.press("Escape")
  })

  await test.step("what is selected is released, and the rest is not", async () => {
    await note.evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(0, "I was asleep.".length)
    })
    await drawer.getByRole("button", { name: "Release what is selected" }).click()
    await expect(drawer.getByText("Everybody who reads this review")).toBeVisible()
    await drawer.getByRole("button", { name: "Release", exact: true }).click()
    await expect(drawer.getByText("In the story")).toBeVisible()
    await expect(ada.page.getByRole("heading", { name: "Told by Ben" }).first()).toBeVisible()
    await expect(ada.page.getByText("I was asleep.").first()).toBeVisible()
    await expect(ada.page.getByText("Nobody knows")).toHaveCount(0)
  })

  await test.step("whom the writer names reads it, and the writer sees that", async () => {
    await drawer.getByRole("combobox", { name: "Let somebody read it" }).fill("Ada")
    await drawer.getByRole("option", { name: "Ada" }).click()
    await expect(drawer.getByRole("button", { name: "Let Ada read it no more" })).toBeVisible()
    await ada.page.getByRole("button", { name: "Only you" }).click()
    const hers = ada.page.getByRole("complementary", { name: "Only you" })
    await expect(hers.getByText("Ben sees that you read it.")).toBeVisible()
    await hers.getByRole("button", { name: "Read it" }).click()
    await expect(hers.getByText("Nobody knows")).toBeVisible()
    await page.reload()
    await page.getByRole("button", { name: "Only you" }).click()
    await expect(page.getByText("Read by")).toContainText("Ada")
  })
})

test("a public link shows facts until statements are let out @D19", async ({ open, candor }) => {
  const { page } = await openAda(open, candor)
  await startReview(page, "The lift stopped")
  await page.getByRole("button", { name: "Publish" }).click()
  await page.getByRole("button", { name: "Published" }).click()
  await page.getByRole("menuitem", { name: "Share" }).click()
  await expect(page.getByRole("radio", { name: /^Facts When/ })).toBeChecked()
  await page.getByRole("button", { name: "Make a public link" }).click()
  const link = await page.getByLabel("Public link").inputValue()
  const stranger = await open()
  await stranger.page.goto(link)
  await expect(stranger.page.getByText("was said under our charter, and is left out")).toBeVisible()
  await page.getByRole("radio", { name: /^Facts and statements/ }).check()
  await expect(page.getByText("The link now shows what you chose.")).toBeVisible()
  await stranger.page.reload()
  await expect(stranger.page.getByText("is left out")).toHaveCount(0)
})

test("a team is made, kept out of reviews, and the audit says so @D18", async ({
  open,
  candor,
}) => {
  const { page, foresee } = await openAda(open, candor)
  foresee(/422 \(Unprocessable/)
  candor.addAccount("Hana", "hana@example.org")
  await page.goto("/settings/teams")
  await page.getByRole("button", { name: "Make a team" }).first().click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Name").fill("Personnel")
  await dialog.getByRole("combobox", { name: "Add somebody" }).fill("Hana")
  await dialog.getByRole("option", { name: "Hana" }).click()
  await dialog.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("1 member")).toBeVisible()

  await page.goto("/settings/workspace")
  await page.getByRole("checkbox", { name: "Personnel" }).check()
  await expect(page.getByText("Personnel is saved.")).toBeVisible()
  await startReview(page, "The lift stopped")
  await page.getByRole("button", { name: /^Who can read this/ }).click()
  await page.getByRole("combobox", { name: "Invite somebody" }).fill("Hana")
  await page.getByRole("option", { name: "Hana" }).click()
  await expect(page.getByText(/Hana is in Personnel, which takes no part/)).toBeVisible()

  await page.goto("/settings/audit")
  await expect(page.getByText(/changes are as they were written/)).toBeVisible()
  await expect(page.getByRole("cell", { name: "added the team Personnel" })).toBeVisible()
})
