import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

/// What this version delivers, by the ids of the requirements. Each is proved in a browser by a journey
/// whose title names it.
const delivered = (
  "A1 A5 A6 A7 A8 A9 A13 A14 A16 A18 A28 A34 B1 B4 B5 B6 B7 C2 C3 C4 C5 C20 C25 C32 " +
  "D6 D8 D9 D12 D18 D19 E1 E7 E11 E12 E13 E14 E16 E24 E25"
).split(" ")

function titles(): string[] {
  const files = readdirSync(__dirname).filter((name) => name.endsWith(".journey.ts"))
  return files.flatMap((name) =>
    [...readFileSync(join(__dirname, name), "utf8").matchAll(/^test\(\s*"([^"]+)"/gm)].map(
      (match) => match[1] ?? "",
    ),
  )
}

test("every requirement that is delivered is proved by a journey, and no other is named", () => {
  const named = titles().flatMap((title) => title.match(/@[A-E]\d+/g) ?? [])
  expect([...new Set(named)].sort()).toEqual(delivered.map((id) => `@${id}`).sort())
})
