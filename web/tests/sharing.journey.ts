import { expect, openAda, signIn, test } from "./journey"
import { publish, row, startReview, toPart } from "./review"

test("a public link opens the page to a stranger, until it is taken back @A18", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const stranger = await open()
  stranger.foresee(/404 \(Not Found\)/)
  const address = await startReview(page, "The door stood open")

  await test.step("before it is published, nobody outside sees anything", async () => {
    await stranger.page.goto(address)
    await expect(stranger.page).toHaveURL(/\/sign-in/)
    await stranger.page.goto(address.replace("reviews", "p"))
    await expect(stranger.page).toHaveURL(/\/sign-in/)
  })

  await publish(page)
  await page.getByRole("button", { name: "Published" }).click()
  await page.getByRole("menuitem", { name: "Share" }).click()
  await page.getByRole("button", { name: "Make a public link" }).click()
  const link = await page.getByLabel("Public link").inputValue()
  expect(link).toMatch(/\/p\/shared\//)

  await test.step("the stranger reads, and is led nowhere else", async () => {
    await stranger.page.goto(link)
    await expect(stranger.page.getByRole("heading", { level: 1 })).toHaveText("The door stood open")
    await expect(stranger.page.getByText("This is a public copy")).toBeVisible()
    await expect(stranger.page.getByRole("link", { name: "Open in Candor" })).toHaveCount(0)
  })

  await page.getByRole("button", { name: "Take the link back" }).click()
  await expect(page.getByText("The link no longer leads anywhere.")).toBeVisible()
  await test.step("the stranger reads it no more", async () => {
    const answer = await stranger.page.goto(link)
    expect(answer?.status()).toBe(404)
    await expect(stranger.page.getByText("The door stood open")).toHaveCount(0)
  })
})

test("whoever follows a link to a published page signs in and reads it @A18", async ({
  open,
  candor,
}) => {
  const { page } = await open()
  await page.goto("/p/1")
  await expect(page).toHaveURL(/\/sign-in/)
  await signIn(page, candor.addAccount("Ben", "ben@example.org"))
  await expect(page).toHaveURL("/p/1")
  await expect(page.getByRole("link", { name: "Open in Candor" })).toBeVisible()
})

test("a review with no action is published without a word about it @E24 @C3", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const address = await startReview(page, "The lift stopped between two floors")
  await test.step("what was learnt comes before what is to be done", async () => {
    await expect(page.getByRole("tab")).toHaveText([
      "Story",
      "Timeline",
      "Factors",
      "Lessons",
      "Actions",
      "History",
    ])
    await toPart(page, "Actions")
    await expect(page.getByText("No action, and that is a good outcome.")).toBeVisible()
    await expect(row(page, /./)).toHaveCount(0)
  })
  await publish(page)
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await expect(page.getByRole("alert")).toHaveCount(0)

  await page.goto(address.replace("reviews", "p"))
  const titles = await page.getByRole("heading", { level: 2 }).allInnerTexts()
  expect(titles.at(-1)).toBe("Actions")
  expect(titles.indexOf("What was learnt")).toBeLessThan(titles.indexOf("Actions"))
  await expect(page.getByRole("region", { name: "Actions" })).not.toContainText(
    /missing|should|must|need/i,
  )
})
