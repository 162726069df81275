import { defineConfig } from "@playwright/test"

/// Debian's Chromium. The flags keep it from looking for hosts outside while it is tested.
const chromium = {
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
}

/// Journeys through the whole program: a browser, and a server of its own for each.
export default defineConfig({
  testDir: "tests",
  testMatch: "*.journey.ts",
  outputDir: "../build/journeys",
  fullyParallel: true,
  forbidOnly: !!process.env["CI"],
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: chromium,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    actionTimeout: 10_000,
    trace: "retain-on-failure",
  },
})
