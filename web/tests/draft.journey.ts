import { expect, openAda, signIn, test } from "./journey"
import { add, number, pickFact, rewrite, row, startReview, toPart } from "./review"

const definition =
  "Everyone involved acted in the way that made sense to them, given what they knew at the time."

test("a draft holds what is known, says what is not, and when it is due @E11 @E14 @A1 @B1 @C25 @E1", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  await page.goto("/reviews/new")
  await expect(page.getByText(definition), "wherever people write").toBeVisible()
  for (const kind of [
    "Near miss",
    "Data or model wrong",
    "Missed deadline",
    "Lost money",
    "Critical bug shipped",
  ])
    await expect(page.getByLabel("Kind").getByRole("option", { name: kind })).toBeAttached()
  await startReview(page, "A backup was never taken, and nobody needed it", { kind: "Near miss" })

  await test.step("blanks stay blank", async () => {
    await expect(page.getByRole("region", { name: "What nearly happened" })).toContainText(
      "Not known yet",
    )
    for (const name of ["Time to detect", "Time to declare", "Time to mitigate", "Time to resolve"])
      await expect(number(page, name)).toHaveText("not known")
    await expect(page.getByRole("button", { name: "Severity: not known yet" })).toBeVisible()
    await expect(page.getByRole("button", { name: "Noticed by: not known yet" })).toBeVisible()
  })

  await test.step("the pace: a draft after a day, a meeting within seven, never past fourteen", async () => {
    const pace = page.getByRole("region", { name: "The pace of this review" })
    await expect(pace.getByRole("listitem").filter({ hasText: "Draft" })).toContainText(
      /due (in 24 hours|tomorrow|in 1 day)/,
    )
    await expect(pace.getByRole("listitem").filter({ hasText: "Meeting" })).toContainText(
      /due in (7 days|1 week|a week|next week)/,
    )
    await expect(pace.getByRole("listitem").filter({ hasText: "Never past" })).toBeVisible()
    await pickFact(page, "Stage", "Gathering")
    await expect(pace.getByRole("listitem").filter({ hasText: "Draft" })).toContainText("done")
  })

  await test.step("what it is for and what it is not for, one press away", async () => {
    await expect(page.getByText(definition)).toBeVisible()
    await page.getByText("What this review is for, and what it is not for").click()
    await expect(page.getByText(/discipline|punish|performance/i).first()).toBeVisible()
    await expect(page.getByText("Charter, version 1")).toBeVisible()
  })
})

test("the story: who felt what, what was tried, who was surprised, and how far we look @A6 @A7 @A9 @B7 @C4 @C5 @D6 @D9", async ({
  open,
  candor,
}) => {
  const { page } = await openAda(open, candor)
  candor.addAccount("Dora", "dora@example.org")
  const address = await startReview(page, "Parcels went to the wrong town", {
    zone: "Europe/Berlin",
  })
  const story = page.getByRole("tabpanel", { name: "Story" })

  await test.step("written by those who did the work, together", async () => {
    await page.getByRole("button", { name: "Lead: Ada" }).click()
    const people = page.getByRole("dialog", { name: "Lead and authors" })
    await people.getByRole("combobox", { name: "Add an author" }).fill("Dora")
    await people.getByRole("option", { name: "Dora", exact: true }).click()
    await people.getByRole("combobox", { name: "Add an author" }).fill("Chidi")
    await people.getByRole("option", { name: "Mention “Chidi”" }).click()
    await expect(people.getByRole("listitem").filter({ hasText: "Chidi" })).toBeVisible()
    await people.getByRole("button", { name: "Done" }).click()
    await expect(page.getByRole("button", { name: "Lead: Ada and 2 more" })).toBeVisible()
  })

  await test.step("what is still going on", async () => {
    await rewrite(page, "What is still going on", "Two parcels are still on the road.")
    await expect(page.getByRole("heading", { name: "Still going on" })).toBeVisible()
  })

  await test.step("events, and how it was noticed: the delay follows", async () => {
    await toPart(page, "Timeline")
    for (const event of [
      "2026-03-02 09:00 Ben: printed the labels",
      "09:30 A customer called",
      "10:05:30 Ada: stopped the belt",
      "about 10:20 labels were right again",
      "2026-03-03 the last parcel came back",
    ])
      await add(page, "Add an event", event)
    await expect(row(page, "printed the labels")).toContainText("Ben")
    await expect(row(page, "stopped the belt")).toContainText("10:05:30")
    await expect(row(page, "labels were right again")).toContainText("about 10:20")
    await expect(row(page, "the last parcel came back")).toContainText("that day")
    for (const [event, callout] of [
      ["printed the labels", "Began"],
      ["A customer called", "Detected"],
    ] as const) {
      await row(page, event).getByRole("button", { name: "More", exact: true }).click()
      await row(page, event).getByRole("button", { name: callout, exact: true }).click()
      await row(page, event).getByRole("button", { name: "Less" }).click()
    }
    await toPart(page, "Story")
    await pickFact(page, "Noticed by", "a customer")
    await expect(page.getByText("after 30 min")).toBeVisible()
  })

  await test.step("two stretches that felt different", async () => {
    await add(page, "Add a stretch: what users felt", "Parcels went to the wrong town")
    await add(page, "Add a stretch: what users felt", "Parcels came late")
    for (const [felt, degree, began, ended] of [
      ["Parcels went to the wrong town", "Nothing worked", "2026-03-02 09:00", "2026-03-02 09:17"],
      ["Parcels came late", "A little", "2026-03-02 09:17", "2026-03-02 09:41"],
    ] as const) {
      const stretch = row(page, felt)
      await stretch.getByLabel("How badly").selectOption({ label: degree })
      await stretch.getByRole("button", { name: /^Began: / }).click()
      await stretch.getByRole("textbox", { name: "Began" }).fill(began)
      await stretch.getByRole("textbox", { name: "Began" }).press("Enter")
      await stretch.getByRole("button", { name: /^Ended: / }).click()
      await stretch.getByRole("textbox", { name: "Ended" }).fill(ended)
      await stretch.getByRole("textbox", { name: "Ended" }).press("Enter")
    }
    await expect(row(page, "Parcels went to the wrong town")).toContainText("17 min")
    await expect(row(page, "Parcels came late")).toContainText("24 min")
    await expect(number(page, "Impact")).toHaveText("41 min")
  })

  await test.step("attempts, also those that did not help", async () => {
    await add(page, "Add something that was tried", "Restarted the printer")
    await add(page, "Add something that was tried", "Printed from the old list")
    await row(page, "Restarted the printer")
      .getByLabel("What it did")
      .selectOption({ label: "no effect" })
    await row(page, "Printed from the old list")
      .getByLabel("What it did")
      .selectOption({ label: "made it worse" })
    await row(page, "Restarted the printer").getByRole("combobox", { name: "Who" }).fill("Ben")
    await row(page, "Restarted the printer").getByRole("combobox", { name: "Who" }).press("Enter")
  })

  await test.step("a surprise of each person", async () => {
    await add(
      page,
      "Add a surprise: a name, a colon, what surprised them",
      "Ben: the list was of last week",
    )
    await add(
      page,
      "Add a surprise: a name, a colon, what surprised them",
      "Ada: the belt has no stop button",
    )
    await expect(
      row(page, "the list was of last week").getByRole("combobox", { name: "Who" }),
    ).toHaveValue("Ben")
  })

  await test.step("an agreed scope", async () => {
    const scope = story.locator("section").filter({ hasText: "What this review looks at" })
    await scope
      .getByLabel("First event")
      .selectOption({ label: "2 Mar 2026, 09:00 · printed the labels" })
    await scope
      .getByLabel("Last event")
      .selectOption({ label: "2 Mar 2026, about 10:20 · labels were right again" })
    await rewrite(scope, "What it will not look into", "How drivers are paid.")
    await scope.getByRole("button", { name: "We agree on this" }).click()
    await expect(scope.getByText(/Agreed \d/)).toBeVisible()
  })

  await test.step("all of it is there for a colleague, without being published", async () => {
    const cleo = (await open()).page
    await signIn(cleo, candor.addAccount("Cleo", "cleo@example.org"))
    await cleo.goto(address)
    for (const text of [
      "Two parcels are still on the road.",
      "Parcels came late",
      "Printed from the old list",
      "the belt has no stop button",
      "How drivers are paid.",
      "after 30 min",
    ])
      await expect(cleo.getByText(text).filter({ visible: true }).first()).toBeVisible()
    await expect(row(cleo, "Printed from the old list")).toContainText("made it worse")
  })
})

test("times are told by a zone, and can be told by another @B6 @C2", async ({ open, candor }) => {
  const { page } = await openAda(open, candor, { timezoneId: "Asia/Tokyo" })
  await startReview(page, "The tide gate closed early", { zone: "" })
  await toPart(page, "Timeline")
  await add(page, "Add an event", "2026-03-02 09:00 Priya Nair: opened the gate by hand")
  await expect(
    page.getByRole("heading", { name: "Which clocks do these times come from?" }),
  ).toBeVisible()
  await page.getByLabel("Time zone").fill("America/Los_Angeles")
  await page.getByRole("radio", { name: "Keep what the clocks said" }).check()
  await page.getByRole("button", { name: "Use this zone" }).click()
  await expect(page.getByText("Times are told by the clocks of America/Los_Angeles.")).toBeVisible()
  const opened = row(page, "opened the gate by hand")
  await expect(opened).toContainText("09:00")
  await expect(page.getByText("PST")).toBeVisible()

  await test.step("the reader's own clocks", async () => {
    await page.getByLabel("Clocks").selectOption({ label: "mine: Asia/Tokyo" })
    await expect(page.getByRole("heading", { name: "Tue 3 Mar 2026" })).toBeVisible()
    await expect(opened).toContainText("02:00")
    await page.getByLabel("Clocks").selectOption({ label: "the review’s: America/Los_Angeles" })
    await expect(opened).toContainText("09:00")
  })

  await test.step("the same moments in another zone", async () => {
    await page.getByRole("button", { name: "Times in: America/Los_Angeles" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Time zone").fill("UTC")
    await dialog.getByRole("radio", { name: "Keep the moments" }).check()
    await dialog.getByRole("button", { name: "Use this zone" }).click()
    await expect(opened).toContainText("17:00")
  })

  await test.step("a time before the beginning is pointed out, not refused", async () => {
    await add(page, "Add an event", "16:00 the water was high again")
    for (const [event, callout] of [
      [opened, "Began"],
      [row(page, "the water was high again"), "Resolved"],
    ] as const) {
      await event.getByRole("button", { name: "More", exact: true }).click()
      await event.getByRole("button", { name: callout, exact: true }).click()
      await event.getByRole("button", { name: "Less" }).click()
    }
    await expect(page.getByRole("list", { name: "Something to look at" })).toContainText(
      /resolved/i,
    )
  })
})
