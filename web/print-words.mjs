// Prints every sentence of `src/words/` as JSON Lines, for our own coach to read:
//   node print-words.mjs | candor lint --jsonl -
import { readdirSync, readFileSync } from "node:fs"
import { transformWithEsbuild } from "vite"

const folder = new URL("src/words/", import.meta.url)

async function load(name) {
  const source = readFileSync(new URL(name, folder), "utf8")
  const { code } = await transformWithEsbuild(source, name, { sourcemap: false })
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}

/// What is said with a name or a number in it is read with "Priya" there.
function* sentences(id, value) {
  if (typeof value === "string") yield { id, part: "other", text: value }
  else if (typeof value === "function") yield* sentences(id, value("Priya", "Priya"))
  else if (value && typeof value === "object")
    for (const [name, member] of Object.entries(value)) yield* sentences(`${id}.${name}`, member)
}

const files = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== "time.ts")
for (const file of files)
  for (const sentence of sentences(file, await load(file))) console.log(JSON.stringify(sentence))
