// Writes the compressed forms of what Vite built beside each file, once and as small as they go, so
// that the server never compresses them: file.js.br and file.js.gz.

import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

const folder = new URL("dist", import.meta.url).pathname
const compressible = /\.(css|html|js|json|svg|txt|webmanifest)$/
const bytesMin = 1024

function brotli(plain) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  return brotliCompressSync(plain, { params })
}

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name)
  if (!entry.isFile() || !compressible.test(file)) continue
  const plain = readFileSync(file)
  if (plain.length < bytesMin) continue
  for (const [ending, made] of [
    [".br", brotli(plain)],
    [".gz", gzipSync(plain, { level: 9 })],
  ])
    if (made.length < plain.length) writeFileSync(file + ending, made)
}
