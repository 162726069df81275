import { type Page } from "@playwright/test"
import { expect, openAda, signIn, test } from "./journey"
import { rewrite, startReview } from "./review"

async function readers(page: Page) {
  await page.getByRole("button", { name: /^Who can read this/ }).click()
  return page.getByRole("dialog", { name: "Who can read this" })
}

async function invite(page: Page, name: string) {
  const dialog = page.getByRole("dialog", { name: "Who can read this" })
  await dialog.getByRole("combobox", { name: "Invite somebody" }).fill(name)
  await dialog.getByRole("option", { name }).click()
  await expect(dialog.getByRole("listitem").filter({ hasText: name })).toBeVisible()
}

test("a restricted review is there for who is named in it, and for nobody else @D18 @E7", async ({
  open,
  candor,
}) => {
  const accounts = {
    ben: candor.addAccount("Ben Okafor", "ben@example.org"),
    gwen: candor.addAccount("Gwen Guest", "gwen@example.org", "guest"),
    adam: candor.addAccount("Adam Boss", "adam@example.org", "administrator"),
  }
  const { page } = await openAda(open, candor)
  const ben = await open()
  ben.foresee(/404 \(Not Found\)/)
  await signIn(ben.page, accounts.ben)
  const adam = await open()
  adam.foresee(/404 \(Not Found\)/)
  await signIn(adam.page, accounts.adam)

  const address = await startReview(page, "Zebrafish escaped")
  await ben.page.goto("/reviews")
  await expect(ben.page.getByRole("link", { name: "Zebrafish escaped" })).toBeVisible()

  await test.step("its lead restricts it, and invites a guest", async () => {
    const dialog = await readers(page)
    await dialog.getByRole("radio", { name: /Only the people named here/ }).check()
    await expect(page.getByText("Only the people named here can read it now.")).toBeVisible()
    await invite(page, "Gwen Guest")
    await dialog.getByRole("button", { name: "Done" }).click()
    await expect(page.getByRole("button", { name: /^Who can read this: Restricted/ })).toBeVisible()
  })

  for (const other of [ben.page, adam.page]) {
    await other.goto("/reviews")
    await expect(other.getByRole("list", { name: "Reviews" })).toBeVisible()
    await expect(other.getByText("Zebrafish")).toHaveCount(0)
    await other.goto("/library?q=zebrafish")
    await expect(other.getByRole("searchbox")).toHaveValue("zebrafish")
    await expect(other.getByText("Zebrafish escaped")).toHaveCount(0)
    await other.goto(address)
    await expect(other.getByText("There is no review with this number.")).toBeVisible()
  }

  await test.step("the guest sees this one review, who else is in it, and changes nothing", async () => {
    const gwen = await open()
    await signIn(gwen.page, accounts.gwen)
    await gwen.page.goto("/reviews")
    await expect(gwen.page.getByRole("article")).toHaveCount(1)
    await gwen.page.getByRole("link", { name: "Zebrafish escaped" }).click()
    await expect(gwen.page.getByText("You can read this review, and not change it.")).toBeVisible()
    await expect(gwen.page.getByRole("link", { name: "New review" })).toHaveCount(0)
    const dialog = await readers(gwen.page)
    await expect(dialog.getByText("invited")).toBeVisible()
    await expect(dialog.getByRole("radio")).toHaveCount(0)
    await expect(dialog.getByRole("combobox")).toHaveCount(0)
  })

  await test.step("a note taker writes, and whoever is taken out is out at once", async () => {
    const dialog = await readers(page)
    await dialog.getByLabel("What Gwen Guest is to this review").selectOption("note taker")
    const gwen = await open()
    gwen.foresee(/404 \(Not Found\)/)
    await signIn(gwen.page, accounts.gwen)
    await gwen.page.goto(address)
    await rewrite(gwen.page, "Summary", "The lid stood open.")
    await expect(gwen.page.getByText("The lid stood open.")).toBeVisible()
    await dialog.getByRole("button", { name: "Take Gwen Guest out" }).click()
    await expect(dialog.getByRole("listitem").filter({ hasText: "Gwen" })).toHaveCount(0)
    await gwen.page.goto(address)
    await expect(gwen.page.getByText("There is no review with this number.")).toBeVisible()
  })

  await test.step("opened again, it is everybody's", async () => {
    const dialog = page.getByRole("dialog", { name: "Who can read this" })
    await dialog.getByRole("radio", { name: /^Everybody in/ }).check()
    await expect(page.getByText("Everybody in the workspace can read it now.")).toBeVisible()
    await ben.page.goto(address)
    await expect(
      ben.page.getByRole("heading", { level: 1, name: "Zebrafish escaped" }),
    ).toBeVisible()
  })
})

test("an owner gives roles, and a reader is offered nothing to write @D18", async ({
  open,
  candor,
}) => {
  const rita = candor.addAccount("Rita Reader", "rita@example.org")
  const { page } = await openAda(open, candor)
  await page.goto("/settings/people")
  await page.getByRole("button", { name: "Change Rita Reader" }).click()
  await page.getByRole("menuitem", { name: "Change a person" }).click()
  await page.getByLabel("Role").selectOption("Reader")
  await expect(page.getByText("Reads everything that is open, and writes nothing.")).toBeVisible()
  await page.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("Rita Reader is saved.")).toBeVisible()

  const { page: hers } = await open()
  await signIn(hers, rita)
  await hers.goto("/reviews/1")
  await expect(hers.getByText("You can read this review, and not change it.")).toBeVisible()
  await expect(hers.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0)
  await expect(hers.getByRole("link", { name: "New review" })).toHaveCount(0)
  await hers.goto("/reviews/new")
  await expect(hers).toHaveURL("/")
  await hers.goto("/settings/people")
  await expect(hers.getByText("Rita Reader")).toBeVisible()
  await expect(hers.getByRole("button", { name: "Add a person" })).toHaveCount(0)
  await expect(hers.getByRole("button", { name: /^Change / })).toHaveCount(0)
})

test("everybody can tell that something happened, in a minute, and is thanked @A34", async ({
  open,
  candor,
}) => {
  const guest = candor.addAccount("Gwen Guest", "gwen@example.org", "guest")
  const { page } = await open()
  await signIn(page, guest)
  await page.getByRole("link", { name: "Something happened" }).click()
  await page.getByRole("radio", { name: "Something almost happened" }).check()
  await page.getByLabel("What did you see?").fill("The lift door opened on nothing.\nNobody fell.")
  await page.getByLabel("When, about?").fill("This morning")
  await page.getByRole("button", { name: "Send it" }).click()
  await expect(page.getByText("Thank you for telling.")).toBeVisible()
  await page.getByRole("link", { name: "Look at the draft" }).click()
  await expect(
    page.getByRole("heading", { level: 1, name: "The lift door opened on nothing." }),
  ).toBeVisible()

  const { page: adas } = await openAda(open, candor)
  await adas.goto("/reviews")
  await adas.getByRole("link", { name: "The lift door opened on nothing." }).click()
  await expect(adas.getByText("Near miss").first()).toBeVisible()
  await expect(adas.getByText("Nobody fell.")).toBeVisible()
  await expect(adas.getByText("When, about: This morning")).toBeVisible()
  await expect(adas.getByRole("button", { name: /^Lead: nobody yet/ })).toBeVisible()
})
