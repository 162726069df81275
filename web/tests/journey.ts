import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test"
import { Candor, type Account } from "./candor"

export { expect }

/// Whoever looks at Candor in a browser of their own. Nothing may go wrong in it unseen: an error that
/// the console or the security policy tells of fails the journey, unless the journey foresaw it.
export type Visitor = {
  readonly page: Page
  /// Says that something will go wrong, on purpose.
  foresee(trouble: RegExp): void
}

type Open = (options?: BrowserContextOptions) => Promise<Visitor>

type Fixtures = {
  /// Whether the server begins with the sample workspace instead of an empty folder.
  withSample: boolean
  candor: Candor
  /// A browser of its own for one more person.
  open: Open
}

export const test = base.extend<Fixtures>({
  withSample: [true, { option: true }],

  candor: async ({ withSample }, use) => {
    const candor = await Candor.start({ withSample })
    await use(candor)
    expect(await candor.stop(), "the server ends in peace").toBe(0)
  },

  open: async ({ browser, candor }, use) => {
    const troubles: string[] = []
    const foreseen: RegExp[] = []
    const open: Open = async (options = {}) => {
      const context = await browser.newContext({ baseURL: candor.address, ...options })
      await context.addInitScript(tellOfPolicy)
      context.on("page", (page) => watch(page, troubles))
      const page = await context.newPage()
      return { page, foresee: (trouble) => foreseen.push(trouble) }
    }
    await use(open)
    const unforeseen = troubles.filter((said) => !foreseen.some((trouble) => trouble.test(said)))
    expect(unforeseen, "nothing went wrong unseen").toEqual([])
  },
})

function tellOfPolicy() {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`)
  })
}

function watch(page: Page, troubles: string[]) {
  page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`))
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      troubles.push(`${page.url()}: ${message.text()} ${message.location().url}`)
  })
}

/// Signs in where `page` has been sent to, or on the first page.
export async function signIn(page: Page, account: Account) {
  if (!page.url().includes("/sign-in")) await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(account.email)
  await page.getByLabel("Password").fill(account.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByLabel("E-mail")).toBeHidden()
}

/// Ada, who the sample workspace was made for, signed in.
export async function openAda(open: Open, candor: Candor, options?: BrowserContextOptions) {
  const visitor = await open(options)
  await signIn(visitor.page, candor.sampleAccount())
  return visitor
}
