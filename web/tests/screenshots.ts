import { mkdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { chromium, type Page } from "@playwright/test"
import config from "../playwright.config"
import { Candor } from "./candor"
import { signIn } from "./journey"

/// Makes the pictures of the handbook from the sample workspace: `npm run screenshots`.

const folder = "../docs/pictures"
const bytes_max = 250_000
const viewport = { width: 1280, height: 800 }

type Picture = {
  readonly name: string
  readonly at: string
  readonly colorScheme?: "dark"
  readonly ready?: (page: Page) => Promise<void>
}

const pictures: readonly Picture[] = [
  { name: "story", at: "/reviews/1" },
  { name: "timeline", at: "/reviews/1?part=timeline", colorScheme: "dark", ready: toTimeline },
  { name: "library", at: "/library?q=success" },
  { name: "published-page", at: "/p/1" },
]

async function toTimeline(page: Page) {
  await page.getByRole("tab", { name: "Timeline" }).evaluate((tab) => tab.scrollIntoView())
}

async function take(candor: Candor) {
  const browser = await chromium.launch(config.use?.launchOptions ?? {})
  for (const { name, at, colorScheme = "light", ready } of pictures) {
    const context = await browser.newContext({
      baseURL: candor.address,
      viewport,
      colorScheme,
      locale: "en-GB",
      timezoneId: "America/Los_Angeles",
    })
    const page = await context.newPage()
    await signIn(page, candor.sampleAccount())
    await page.goto(at, { waitUntil: "networkidle" })
    await ready?.(page)
    await page.mouse.move(0, 0)
    const path = join(folder, `${name}.png`)
    await page.screenshot({ path, animations: "disabled", caret: "hide" })
    const { size } = statSync(path)
    if (size > bytes_max) throw new Error(`${path} has ${size} bytes, more than ${bytes_max}`)
    process.stdout.write(`${path}: ${Math.round(size / 1000)} KB\n`)
    await context.close()
  }
  await browser.close()
}

mkdirSync(folder, { recursive: true })
const candor = await Candor.start({ withSample: true })
try {
  await take(candor)
} finally {
  await candor.stop()
}
