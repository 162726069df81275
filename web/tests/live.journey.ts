import type { Page, WebSocketRoute } from "@playwright/test"
import { expect, openAda, signIn, test } from "./journey"
import { add, pickFact, rewrite, row, startReview, toPart, write } from "./review"

const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name })

async function rename(page: Page, name: string) {
  await page.getByRole("button", { name: "Edit the title" }).click()
  await page.getByRole("textbox", { name: "Title" }).fill(name)
  await page.keyboard.press("Enter")
  await expect(title(page, name)).toBeVisible()
}

test("what one person changes shows at the other's at once, with who did it @E25", async ({
  open,
  candor,
}) => {
  const { page: ada } = await openAda(open, candor)
  const address = await startReview(ada, "The queue stood still")
  const { page: ben } = await open()
  await signIn(ben, candor.addAccount("Ben Okafor", "ben@example.org"))
  await ben.goto(address)
  await expect(title(ben, "The queue stood still")).toBeVisible()

  await test.step("each sees that the other is here", async () => {
    await expect(ada.getByRole("list", { name: "Also here" })).toContainText("Ben Okafor")
    await expect(ben.getByRole("list", { name: "Also here" })).not.toContainText("Ben Okafor")
  })

  await test.step("a title, and who gave it", async () => {
    await rename(ben, "The queue stood still for an hour")
    await expect(title(ada, "The queue stood still for an hour")).toBeVisible()
    await expect(ada.getByText("Ben Okafor · just now")).toBeVisible()
    await expect(ben.getByText("· just now")).toHaveCount(0)
  })

  await test.step("an action: added, changed, deleted and brought back", async () => {
    await toPart(ada, "Actions")
    await toPart(ben, "Actions")
    await add(
      ben,
      "Add an action: what will be different when it is done",
      "Alert on a queue that does not move",
    )
    await expect(row(ada, "Alert on a queue that does not move")).toBeVisible()
    await rewrite(row(ben, "Alert on"), "Action", "Alert on a queue older than a minute")
    await expect(row(ada, "Alert on a queue older than a minute")).toBeVisible()
    await expect(row(ada, "Alert on")).toContainText("Ben Okafor · just now")
    await row(ben, "Alert on").getByRole("button", { name: "Delete Action" }).click()
    await expect(row(ada, "Alert on")).toHaveCount(0)
    await ben.getByRole("button", { name: "Undo" }).click()
    await expect(row(ada, "Alert on")).toBeVisible()
  })

  await test.step("the stage, here and in the list", async () => {
    await ada.goto("/reviews")
    const line = ada.getByRole("listitem").filter({ hasText: "The queue stood still" })
    await expect(line).toContainText("Draft")
    await pickFact(ben, "Stage", "Gathering")
    await expect(line).toContainText("Gathering")
    await expect(line).toContainText("Ben Okafor · just now")
  })

  await test.step("and when somebody leaves, they are no longer here", async () => {
    await expect(ben.getByRole("list", { name: "Also here" })).toHaveCount(0)
  })
})

test("a connection that was cut and is back has missed nothing @E25", async ({ open, candor }) => {
  const { page: ada } = await openAda(open, candor)
  const line = await lineOf(ada)
  const address = await startReview(ada, "The line went dead")
  await toPart(ada, "Actions")
  const { page: ben } = await open()
  await signIn(ben, candor.addAccount("Ben", "ben@example.org"))
  await ben.goto(address)
  await toPart(ben, "Actions")
  await expect(ada.getByRole("list", { name: "Also here" })).toContainText("Ben")

  await line.cut()
  await add(
    ben,
    "Add an action: what will be different when it is done",
    "First, while the line was dead",
  )
  await rename(ben, "The line went dead twice")
  await add(
    ben,
    "Add an action: what will be different when it is done",
    "Second, while the line was dead",
  )
  await expect(ben.getByRole("list", { name: "Also here" })).toHaveCount(0)
  await expect(row(ada, "First")).toHaveCount(0)

  line.mend()
  await expect(title(ada, "The line went dead twice")).toBeVisible()
  await expect(row(ada, "First, while the line was dead")).toBeVisible()
  await expect(row(ada, "Second, while the line was dead")).toBeVisible()
  await add(
    ben,
    "Add an action: what will be different when it is done",
    "Third, and everything works",
  )
  await expect(row(ada, "Third, and everything works")).toBeVisible()
  await expect(row(ada, "while the line was dead")).toHaveCount(2)
})

/// Stands between a page and the server's socket, and can cut it.
async function lineOf(page: Page) {
  const open = new Set<WebSocketRoute>()
  let isCut = false
  await page.routeWebSocket(/\/api\/v1\/live/, async (socket) => {
    if (isCut) return void (await socket.close())
    const server = socket.connectToServer()
    for (const end of [socket, server]) open.add(end)
  })
  return {
    async cut() {
      isCut = true
      for (const end of open) await end.close()
      open.clear()
    },
    mend: () => (isCut = false),
  }
}

test("a section that is written here and saved elsewhere says so at once @E25", async ({
  open,
  candor,
}) => {
  const { page: ada, foresee: foreseeAda } = await openAda(open, candor)
  foreseeAda(/ERR_FAILED/)
  const address = await startReview(ada, "Two pens, one page")
  const { page: ben, foresee } = await open()
  foresee(/409 \(Conflict\)/)
  await signIn(ben, candor.addAccount("Ben", "ben@example.org"))
  await ben.goto(address)

  await test.step("nothing is unsaved here: the text of the other is shown", async () => {
    const editor = await write(ada, "Summary")
    await rewrite(ben, "Summary", "The pen was blue.")
    await expect(editor).toHaveText("The pen was blue.")
  })

  await test.step("something is: both texts are shown", async () => {
    await ada.route("**/sections/*", (route) => route.abort())
    await ada.getByRole("textbox", { name: "Summary" }).fill("The pen was red.")
    await rewrite(ben, "Summary", "The pen was green.")
    await expect(ada.getByRole("alert").getByText("The pen was green.")).toBeVisible()
    await expect(ada.getByRole("alert").getByText("The pen was red.")).toBeVisible()
  })
})
