/// A folder as one archive: the server takes a Slack export as a zip, and a browser has no zip. The
/// files are stored as they are, without being read into memory all at once.

/// A file and where it lies in its folder, `general/2024-01-03.json`.
export type Placed = { readonly path: string; readonly file: Blob }

/// More would need another form of archive.
export const files_max = 65_535

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/// Little-endian numbers, each with its width in bytes.
function packed(
  ...fields: readonly (readonly [value: number, width: 2 | 4])[]
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [value, width] of fields) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return bytes
}

const version = 20
const names_are_utf8 = 0x0800
/// 1 January 1980: when a file was written says nothing here.
const day_zero = 0x21

export async function zipOf(files: readonly Placed[]): Promise<Blob> {
  const bodies: BlobPart[] = []
  const directory: BlobPart[] = []
  let [offset, directorySize] = [0, 0]
  for (const { path, file } of files) {
    const name = new TextEncoder().encode(path)
    const sum = crc32(new Uint8Array(await file.arrayBuffer()))
    const facts = [
      [version, 2],
      [names_are_utf8, 2],
      [0, 2],
      [0, 2],
      [day_zero, 2],
      [sum, 4],
      [file.size, 4],
      [file.size, 4],
      [name.length, 2],
      [0, 2],
    ] as const
    const head = packed([0x04034b50, 4], ...facts)
    const entry = packed(
      [0x02014b50, 4],
      [version, 2],
      ...facts,
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    )
    bodies.push(head, name, file)
    directory.push(entry, name)
    offset += head.length + name.length + file.size
    directorySize += entry.length + name.length
  }
  const count = [files.length, 2] as const
  const end = packed(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    count,
    count,
    [directorySize, 4],
    [offset, 4],
    [0, 2],
  )
  return new Blob([...bodies, ...directory, end], { type: "application/zip" })
}
