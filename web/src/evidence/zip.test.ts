import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { crc32, zipOf } from "./zip"

const read = `import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))`

describe("a folder as an archive", () => {
  it("sums as everybody does", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926)
  })

  it("is what another program reads", async () => {
    const files = { "users.json": "[]", "général/2024-01-03.json": '[{"text":"🔥"}]', empty: "" }
    const placed = Object.entries(files).map(([path, text]) => ({ path, file: new Blob([text]) }))
    const folder = mkdtempSync(join(tmpdir(), "candor-zip-"))
    const path = join(folder, "export.zip")
    writeFileSync(path, Buffer.from(await (await zipOf(placed)).arrayBuffer()))
    const said = execFileSync("python3", ["-c", read, path], { encoding: "utf8" })
    rmSync(folder, { recursive: true })
    expect(JSON.parse(said)).toEqual(files)
  })
})
