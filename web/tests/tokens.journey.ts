import { expect, openAda, test } from "./journey"
import type { Page } from "@playwright/test"

async function makeToken(page: Page, name: string, scope: string): Promise<string> {
  await page.getByRole("button", { name: "New token" }).click()
  await page.getByLabel("Name").fill(name)
  await page.getByLabel("Scope").selectOption({ label: scope })
  await page.getByRole("dialog").getByRole("button", { name: "New token" }).click()
  const shown = page.getByRole("dialog", { name: `The token “${name}”` })
  const secret = await shown.locator("code").innerText()
  await shown.getByRole("button", { name: "Close" }).last().click()
  await expect(page.getByText(secret)).toHaveCount(0)
  return secret
}

test("a program asks with a token until it is revoked", async ({ open, candor }) => {
  const { page } = await openAda(open, candor)
  const ask = async (secret: string) => {
    const headers = { Authorization: `Bearer ${secret}` }
    return (await fetch(`${candor.address}/api/v1/reviews`, { headers })).status
  }

  await page.goto("/settings/tokens")
  await expect(page.getByText("No program asks in your name.")).toBeVisible()
  const secret = await makeToken(page, "Weekly figures", "Read")
  expect(secret).toMatch(/^cdr_[0-9a-f]{32}_/)
  expect(await ask(secret)).toBe(200)
  await page.reload()
  await expect(page.getByRole("row", { name: /Weekly figures/ })).toContainText("Last used")

  await page.getByRole("button", { name: "Revoke Weekly figures" }).click()
  const dialog = page.getByRole("dialog", { name: "Revoke “Weekly figures”?" })
  await dialog.getByRole("button", { name: "Cancel" }).click()
  expect(await ask(secret), "not yet").toBe(200)
  await page.getByRole("button", { name: "Revoke Weekly figures" }).click()
  await dialog.getByRole("button", { name: "Revoke" }).click()
  await expect(page.getByText("“Weekly figures” is revoked.")).toBeVisible()
  expect(await ask(secret)).toBe(401)

  await test.step("a service has a role and tokens, and no password", async () => {
    await page.goto("/settings/people")
    await page.getByRole("button", { name: "Add a service" }).click()
    const adding = page.getByRole("dialog", { name: "Add a service" })
    await adding.getByLabel("Name").fill("Deploy notes")
    await adding.getByLabel("Role").selectOption({ label: "Member" })
    await adding.getByRole("button", { name: "Add" }).click()
    await expect(page.getByRole("heading", { name: "Deploy notes" })).toBeVisible()
    await expect(page.getByText("This service has no tokens.")).toBeVisible()
    expect(await ask(await makeToken(page, "Pipeline", "Read and write"))).toBe(200)
    await page.goto("/settings/people")
    await expect(page.getByRole("row", { name: /Deploy notes/ })).toContainText("a service")
  })
})
