import { expect, openAda, test } from "./journey"
import { add, rewrite, row, startReview, toPart } from "./review"

/// But for the template that says what it has instead of one.
const root = /(?<!in place of a )(root cause|primary cause)/i

test("lessons stand apart from actions, and luck is followed until somebody has looked @A13 @A14 @A16 @B4 @D12", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const address = await startReview(page, "The ferry left without its crew")
  await toPart(page, "Lessons")
  await add(page, "Add what went well", "The harbour master had a phone number at hand")
  await rewrite(
    row(page, "phone number at hand"),
    "Where else to do so",
    "Every berth could have one.",
  )
  await add(page, "Add what went badly", "The radio was on another channel")
  await add(page, "Add where we got lucky", "Nobody was on the quay")
  await add(page, "Add how it could have been worse", "In fog it would have met the tanker")
  await add(page, "Add how it could have been better", "A second line would have held it")
  await add(page, "Add a takeaway", "A ship at rest is not a ship at berth")
  await expect(row(page, "phone number at hand")).toContainText("Every berth could have one.")

  await test.step("luck is a hazard that waits on the first page", async () => {
    const lucky = row(page, "Nobody was on the quay")
    await expect(lucky).toContainText("Nobody has looked at this yet")
    await page.goto("/")
    const hazards = page.getByRole("region", { name: "Where we got lucky" })
    await expect(hazards).toContainText("Nobody was on the quay")
    await hazards.getByRole("link", { name: "The ferry left without its crew" }).click()
    await toPart(page, "Lessons")
    await lucky.getByRole("button", { name: "I have looked at it" }).click()
    await rewrite(lucky, "What was found", "A fence is there now.")
    await page.goto("/")
    await expect(page.getByText("Nobody was on the quay")).toHaveCount(0)
  })

  await test.step("none of them is an action", async () => {
    await page.goto(`${address}?part=actions`)
    await expect(page.getByText("No action, and that is a good outcome.")).toBeVisible()
    await page.goto(`${address}?part=lessons`)
    await expect(row(page, "Nobody was on the quay")).toContainText("A fence is there now.")
    await expect(row(page, "met the tanker")).toBeVisible()
    await expect(row(page, "A second line would have held it")).toBeVisible()
  })
})

test("factors are many and of four kinds, and none of them is a root @C20 @A8 @D12", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  const address = await startReview(page, "The crane lost a container", {
    template: "Site reliability",
  })
  await expect(page.getByRole("region", { name: "Trigger" })).toBeVisible()
  await expect(page.getByRole("region", { name: "Detection" })).toBeVisible()
  await toPart(page, "Factors")
  await add(page, "Add a trigger", "A gust of 14 m/s")
  await add(page, "Add what was latent", "The gauge had been wrong since May")
  await add(page, "Add what was latent", "Twist locks are looked at once a year")
  await add(page, "Add what worsened it", "The yard was full")
  await add(page, "Add what held", "The fence kept people out")
  await row(page, "gauge had been wrong")
    .getByLabel("Standing")
    .selectOption({ label: "Not known" })
  await rewrite(
    row(page, "gauge had been wrong"),
    "What to record next time",
    "The day it was last set.",
  )
  const accepted = row(page, "Twist locks")
  await accepted.getByLabel("Standing").selectOption({ label: "Accepted" })
  await accepted.getByRole("button", { name: "Cancel" }).click()
  await expect(accepted.getByLabel("Standing")).toHaveValue("contributing")
  await accepted.getByLabel("Standing").selectOption({ label: "Accepted" })
  await accepted.getByLabel("Why nothing is done about it").fill("Dearer to fix than to bear.")
  await accepted.getByRole("button", { name: "Accept it" }).click()
  await expect(accepted.getByLabel("Standing")).toHaveValue("accepted")
  await expect(page.getByRole("complementary", { name: "Traps" })).toContainText("A single root")

  await page.reload()
  for (const heading of ["Trigger", "Latent", "Worsened it", "Held"])
    await expect(page.getByRole("heading", { level: 2, name: heading })).toBeVisible()
  await expect(row(page, "gauge had been wrong")).toContainText("The day it was last set.")
  await expect(row(page, "Twist locks")).toContainText("Dearer to fix than to bear.")

  await test.step("no label of ours says otherwise", async () => {
    for (const place of [
      address,
      `${address}?part=factors`,
      "/reviews/new",
      "/settings/templates",
      "/p/1",
    ]) {
      await page.goto(place)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      const labels = page.locator("h1, h2, h3, label, button, option, dt, th")
      for (const label of await labels.allInnerTexts()) expect(label).not.toMatch(root)
    }
    await page.goto("/p/1")
    await expect(page.getByRole("heading", { name: "Contributing factors" })).toBeVisible()
  })
})

test("the coach reads any text, in the browser and on the command line @C32", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  await page.goto("/coach")
  await page
    .getByRole("textbox", { name: "Text" })
    .fill("The root cause was human error. Ben should have asked.")
  const findings = page.getByRole("region", { name: "What the coach points at" })
  for (const phrase of ["root cause", "human error", "should have"])
    await expect(findings.getByRole("listitem").filter({ hasText: phrase }).first()).toBeVisible()
  await findings.getByRole("button", { name: /should have/ }).click()
  const selected = await page
    .getByRole("textbox", { name: "Text" })
    .evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
  expect(selected).toContain("should have")
  await page
    .getByRole("textbox", { name: "Text" })
    .fill("At 10:05 Ben asked, and waited for an answer.")
  await expect(findings).toContainText("The coach has nothing to ask here.")

  expect(candor.run(["lint", "-"], "Ben should have asked.\n")).toContain("should have")
})
