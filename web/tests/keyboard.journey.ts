import { expect, openAda, test } from "./journey"

/// No mouse: nothing here clicks, and no field is filled but by its keys.
test("everything that matters is reached by the keyboard alone @E14", async ({ open, candor }) => {
  const { page } = await openAda(open, candor)
  const { keyboard } = page
  const focused = page.locator(":focus")
  const heading = (name: string) => page.getByRole("heading", { level: 1, name })
  const tabTo = async (wanted: string) => {
    for (let pressed = 0; pressed < 60; pressed++) {
      await keyboard.press("Tab")
      // Behind the last one, nothing has the focus for one press.
      const name = await page.evaluate(() => {
        const one = document.activeElement
        return one?.getAttribute("aria-label") ?? one?.textContent
      })
      if (name?.trim() === wanted) return
    }
    throw new Error(`${wanted} is not reached by Tab`)
  }
  await expect(heading("Today")).toBeVisible()

  await test.step("the palette goes anywhere", async () => {
    await keyboard.press("Control+k")
    await expect(page.getByRole("combobox", { name: "Search reviews" })).toBeFocused()
    await keyboard.type("documentation")
    await expect(page.getByRole("option", { name: "PM-1" })).toBeVisible()
    await keyboard.press("Escape")
    await expect(page.getByRole("dialog")).toHaveCount(0)
    await keyboard.press("Control+k")
    await keyboard.type("libr")
    await keyboard.press("Enter")
    await expect(heading("Library")).toBeVisible()
    await expect(page.getByLabel("Search the library")).toBeFocused()
  })

  await test.step("the library is walked with the arrows", async () => {
    await keyboard.type("documentation")
    await expect(page.getByText("1 review", { exact: true })).toBeVisible()
    await keyboard.press("ArrowDown")
    await expect(focused).toHaveRole("link")
    await keyboard.press("ArrowUp")
    await expect(page.getByLabel("Search the library")).toBeFocused()
  })

  await test.step("pairs of keys", async () => {
    await page.goto("/coach")
    await expect(heading("Coach")).toBeVisible()
    await keyboard.press("g")
    await keyboard.press("r")
    await expect(heading("Reviews")).toBeVisible()
    await keyboard.press("?")
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible()
    await keyboard.press("Escape")
  })

  await test.step("a review is begun", async () => {
    await keyboard.press("c")
    await expect(page.getByLabel("What happened")).toBeFocused()
    await keyboard.type("The crane stopped in the wind")
    await keyboard.press("Tab")
    await keyboard.type("Near")
    await expect(page.getByLabel("Kind")).toHaveValue("near_miss")
    await expect(page.getByRole("radio", { name: "Near miss" })).toBeChecked()
    await keyboard.press("Shift+Tab")
    await keyboard.press("Enter")
    await expect(heading("The crane stopped in the wind")).toBeVisible()
  })

  await test.step("a section is written, and the focus stays near", async () => {
    await tabTo("Edit What nearly happened")
    await keyboard.press("Enter")
    await expect(page.getByRole("textbox", { name: "What nearly happened" })).toBeFocused()
    await keyboard.type("A gust pushed the boom over the road.")
    await keyboard.press("Control+Enter")
    await expect(page.getByText("A gust pushed the boom over the road.")).toBeVisible()
    await expect(page.getByRole("button", { name: "Edit What nearly happened" })).toBeFocused()
  })

  await test.step("the parts are walked with the arrows", async () => {
    await page.getByRole("tab", { name: "Story", exact: true }).focus()
    await keyboard.press("ArrowRight")
    await expect(page.getByRole("tabpanel", { name: "Timeline" })).toBeVisible()
    await tabTo("Add an event")
    await keyboard.type("about 10:05 Ada: stopped the crane")
    await expect(page.getByText(/^Read as about|Read as .*about/)).toBeVisible()
    await keyboard.press("Enter")
    await expect(page.getByText("stopped the crane")).toBeVisible()
  })

  await test.step("a menu is opened, walked and left", async () => {
    await page.getByRole("button", { name: "Export" }).focus()
    await keyboard.press("ArrowDown")
    await expect(page.getByRole("menuitem", { name: "Markdown", exact: true })).toBeFocused()
    await keyboard.press("ArrowDown")
    await expect(page.getByRole("menuitem", { name: "One HTML file", exact: true })).toBeFocused()
    await keyboard.press("Escape")
    await expect(page.getByRole("button", { name: "Export" })).toBeFocused()
  })
})
