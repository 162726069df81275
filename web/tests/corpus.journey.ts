import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { inCorpus } from "./candor"
import { expect, openAda, test } from "./journey"
import { publish, row, toPart } from "./review"

/// Three post-mortems of different shape: times as headings, labels in bullets, a list with lessons.
const reports = [
  {
    file: "2i2c-org-2020-10-28-memory-overload.md",
    title: "2020-08-28 - Memory overload on WER cluster",
    events: 6,
    says: "resource exhaustion is clear",
  },
  {
    file: "ministryofjustice-2023-09-18-lack-of-diskspace.md",
    title: "Incident on 2023-09-18 - Lack of Disk space on nodes",
    events: 18,
    says: "Old default node group uncordoned",
  },
  {
    file: "usdigitalresponse-2021-06-03-database-full.md",
    title: "2021-06-03: Database Full",
    events: 8,
    says: "",
  },
]

function orSayAbsent(path: string): string {
  const found = inCorpus(path)
  if (!found) process.stdout.write(`absent: corpus/${path}; this journey is left out\n`)
  test.skip(!found, "the shared corpus is not here")
  return found ?? ""
}

test("real post-mortems of three shapes end as published pages @A18 @B6", async ({
  open,
  candor,
}) => {
  const files = reports.map(({ file }) => orSayAbsent(join("docs", file)))
  const { page } = await openAda(open, candor)
  for (const [index, { title, events, says }] of reports.entries()) {
    await test.step(title, async () => {
      await page.goto("/import")
      await page.locator("input[type=file][accept]").setInputFiles(files[index] ?? "")
      await expect(page.getByText("A report: ")).toContainText(`${events} events`)
      await expect(page.getByLabel("Title")).toHaveValue(title)
      await page.getByRole("button", { name: "Make this review" }).click()
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title)
      await publish(page)
      await toPart(page, "Timeline")
      if (says) await expect(row(page, says)).toBeVisible()
      await page.goto(new URL(page.url()).pathname.replace("reviews", "p"))
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title)
      await expect(page.locator("ol.events > li")).toHaveCount(events)
      await expect(page.locator("svg").first()).toBeVisible()
    })
  }
})

test("messages of a Slack export become events that rest on them @B6 @E13", async ({
  open,
  candor,
}, info) => {
  const folder = orSayAbsent("samples/slack-export")
  const archive = info.outputPath("slack-export.zip")
  execFileSync("python3", ["-c", zip, folder, archive])
  const { page } = await openAda(open, candor)
  await page.goto("/import")
  await page.locator("input[type=file][accept]").setInputFiles(archive)
  await page.getByRole("radio", { name: "#inc-2024-01-03-checkout" }).check()
  await page.getByRole("button", { name: "Show the messages" }).click()
  const message = page.getByRole("listitem").filter({ hasText: "I am IC." })
  await expect(message).toContainText("asha")
  await message.getByRole("checkbox").check()
  await page
    .getByRole("listitem")
    .filter({ hasText: "checkout: 5xx ratio above 5%" })
    .getByRole("checkbox")
    .check()
  await expect(page.getByRole("status").filter({ hasText: /^2 of \d+/ })).toBeVisible()
  await page.getByLabel("Address of the Slack workspace").fill("https://acme.slack.com")
  await page
    .getByLabel("Title of the new review")
    .or(page.getByLabel("Title"))
    .fill("Checkout answered 5xx")
  await page.getByRole("button", { name: "Add 2 events" }).click()

  await expect(
    page.getByText(/2 events are added; \d+ messages are kept as evidence\./),
  ).toBeVisible()
  const event = row(page, "I am IC.")
  await expect(event).toContainText("asha")
  await event.getByRole("button", { name: "More", exact: true }).click()
  const evidence = event.locator("blockquote")
  await expect(evidence).toContainText("I am IC.")
  await expect(evidence.getByRole("link", { name: "Slack" })).toHaveAttribute(
    "href",
    /^https:\/\/acme\.slack\.com\/archives\//,
  )

  await publish(page)
  await page.goto(new URL(page.url()).pathname.replace("reviews", "p"))
  await expect(page.locator("ol.events > li")).toHaveCount(2)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Checkout answered 5xx")
})

const zip = `
import pathlib, sys, zipfile
folder = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(folder.rglob("*.json")):
        archive.write(file, file.relative_to(folder))
`
