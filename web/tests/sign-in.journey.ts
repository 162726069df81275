import { spawn } from "node:child_process"
import { createHmac } from "node:crypto"
import { createServer, type AddressInfo } from "node:net"
import { Candor } from "./candor"
import { expect, openAda, signIn, test } from "./journey"

/// What an authenticator shows for a secret (RFC 6238).
function codeOf(secret: string, at = Date.now()): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  const bits = [...secret].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("")
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest()
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, "0")
}

test("a stolen password is not enough once there is a second factor", async ({ open, candor }) => {
  const account = candor.sampleAccount()
  const { page } = await openAda(open, candor)
  await page.goto("/settings")
  await page.getByRole("button", { name: "Switch it on" }).click()
  const dialog = page.getByRole("dialog", { name: "Second factor" })
  await dialog.getByLabel("Your password").fill(account.password)
  await dialog.getByRole("button", { name: "Go on" }).click()
  await expect(dialog.getByRole("img", { name: /as a picture/ })).toBeVisible()
  const secret = await dialog.locator("code").innerText()
  await dialog.getByLabel("Code").fill(codeOf(secret))
  await dialog.getByRole("button", { name: "Switch it on" }).click()
  const shown = page.getByRole("dialog", { name: "Recovery codes" })
  const codes = (await shown.locator("code").innerText()).split("\n")
  expect(codes).toHaveLength(10)
  await shown.getByRole("button", { name: "Close" }).last().click()
  await expect(page.getByText("It is on. 10 recovery codes are left.")).toBeVisible()

  await test.step("the next one to sign in is asked for a code, each good once", async () => {
    const other = await open()
    other.foresee(/422/)
    await other.page.goto("/sign-in")
    await other.page.getByLabel("E-mail").fill(account.email)
    await other.page.getByLabel("Password").fill(account.password)
    await other.page.getByRole("button", { name: "Sign in" }).click()
    const code = other.page.getByLabel("Code")
    await code.fill("000000")
    await other.page.getByRole("button", { name: "Sign in" }).click()
    await expect(other.page.getByText("This code is not right, or was used already.")).toBeVisible()
    await code.fill(codes[0] ?? "")
    await other.page.getByRole("button", { name: "Sign in" }).click()
    await expect(other.page.getByLabel("E-mail")).toBeHidden()
    await page.reload()
    await expect(page.getByText("It is on. 9 recovery codes are left.")).toBeVisible()
  })

  await page.getByRole("button", { name: "Switch it off" }).click()
  await dialog.getByLabel("Your password").fill(account.password)
  await dialog.getByRole("button", { name: "Switch it off" }).click()
  await expect(page.getByText("It is off.")).toBeVisible()
  const last = await open()
  await signIn(last.page, account)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await new Promise((listening) => server.once("listening", listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

test("people sign in where they always do, and come back to where they were", async ({
  browser,
}) => {
  const [port, providerPort] = [await freePort(), await freePort()]
  const address = `http://127.0.0.1:${port}`
  const back = `${address}/api/v1/sign-in/back`
  const provider = spawn("node", ["tests/provider.mjs", String(providerPort), back])
  await new Promise((started) => provider.stdout.once("data", started))
  const flags = ["--listen", `127.0.0.1:${port}`, "--public-url", address, "--passwords", "off"]
  const oidc = ["--oidc-issuer", `http://127.0.0.1:${providerPort}`, "--oidc-client-id", "candor"]
  const secret = ["--oidc-client-secret", "a secret: with / and %", "--oidc-name", "Acme"]
  const candor = await Candor.start({ withSample: true, flags: [...flags, ...oidc, ...secret] })
  const control = (change: object) =>
    fetch(`http://127.0.0.1:${providerPort}/control`, {
      method: "POST",
      body: JSON.stringify(change),
    })
  try {
    const page = await (await browser.newContext({ baseURL: address })).newPage()
    await page.goto("/reviews/1")
    await expect(page.getByLabel("Password")).toHaveCount(0)
    await control({ fault: "nonce" })
    await page.getByRole("link", { name: "Sign in with Acme" }).click()
    await expect(page.getByText("What came back does not prove who you are")).toBeVisible()

    await control({
      fault: "",
      account: { sub: "z", name: "Zoe", email: "zoe@example.org", email_verified: true },
    })
    await page.getByRole("link", { name: "Sign in with Acme" }).click()
    await expect(page).toHaveURL(/\/reviews\/1$/)
    await page.goto("/settings")
    await expect(page.getByText("zoe@example.org")).toBeVisible()
    await expect(page.getByRole("heading", { name: "Second factor" })).toHaveCount(0)
  } finally {
    provider.kill()
    expect(await candor.stop()).toBe(0)
  }
})
