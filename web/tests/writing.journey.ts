import { expect, openAda, signIn, test } from "./journey"
import { rewrite, startReview, write } from "./review"

const title = "The queue stood still"

test("two people write one section: both texts are shown, and neither is lost @D6", async ({
  open,
  candor,
}) => {
  const ada = (await openAda(open, candor)).page
  const { page: ben, foresee } = await open()
  foresee(/409 \(Conflict\)/)
  // Ben hears of nothing: else Ada's text would be in his editor before he types.
  await ben.routeWebSocket(/\/api\/v1\/live/, (socket) => socket.close())
  await signIn(ben, candor.addAccount("Ben", "ben@example.org"))
  const address = await startReview(ada, title)
  await ben.goto(address)

  const mine = await write(ben.getByRole("region", { name: "Summary" }), "Summary")
  await rewrite(ada.getByRole("region", { name: "Summary" }), "Summary", "The queue was full.")
  await mine.fill("Nobody was paged.")

  const clash = ben.getByRole("alert").filter({ hasText: "Somebody else changed this text" })
  await expect(clash).toContainText("Nothing is lost.")
  await expect(clash.getByText("Nobody was paged.")).toBeVisible()
  await expect(clash.getByText("The queue was full.")).toBeVisible()

  await test.step("a closed tab does not lose it either", async () => {
    await ben.reload()
    await expect(clash.getByText("Nobody was paged.")).toBeVisible()
    await expect(clash.getByText("The queue was full.")).toBeVisible()
  })

  await clash.getByRole("button", { name: "Put together" }).click()
  await expect(ben.getByText("Both texts are here now.")).toBeVisible()
  const editor = ben.getByRole("textbox", { name: "Summary", exact: true })
  await expect(editor).toContainText("The queue was full.")
  await expect(editor).toContainText("Nobody was paged.")
  await editor.press("Control+Enter")
  await expect(editor).toBeHidden()
  await ada.reload()
  const summary = ada.getByRole("region", { name: "Summary" })
  await expect(summary).toContainText("The queue was full.")
  await expect(summary).toContainText("Nobody was paged.")
})

test("what was typed in a tab that is closed comes back @E14", async ({ open, candor }) => {
  const { page, foresee } = await openAda(open, candor)
  foresee(/ERR_INTERNET_DISCONNECTED/)
  const address = await startReview(page, title)
  const editor = await write(page.getByRole("region", { name: "Summary" }), "Summary")
  await page.context().setOffline(true)
  await editor.fill("Half a sentence that")
  await page.close()

  await page.context().setOffline(false)
  const later = await page.context().newPage()
  await later.goto(address)
  const summary = later.getByRole("region", { name: "Summary" })
  await expect(summary.getByRole("textbox", { name: "Summary" })).toHaveText("Half a sentence that")
  await expect(
    summary.getByText("This is what you typed before the page was closed."),
  ).toBeVisible()
  await expect(summary.getByText("Saved", { exact: true })).toBeVisible()
  await later.reload()
  await expect(summary.getByText("Half a sentence that")).toBeVisible()
  await expect(summary.getByRole("textbox")).toHaveCount(0)
})

test("without a connection the page says what waits, and saves it afterwards @E14", async ({
  open,
  candor,
}) => {
  const { page, foresee } = await openAda(open, candor)
  foresee(/ERR_INTERNET_DISCONNECTED/)
  await startReview(page, title)
  const editor = await write(page.getByRole("region", { name: "Summary" }), "Summary")
  const banner = page.getByText("The server cannot be reached. You can go on writing.")
  await expect(banner).toBeHidden()

  await page.context().setOffline(true)
  await expect(banner).toBeVisible()
  await editor.fill("Written in a tunnel.")
  await expect(page.getByText("Not saved yet, kept in this tab: Summary.")).toBeVisible()

  await page.context().setOffline(false)
  await expect(banner).toBeHidden()
  await expect(page.getByText("Saved", { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText("Written in a tunnel.")).toBeVisible()
})
