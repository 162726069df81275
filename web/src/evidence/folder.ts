import type { Placed } from "./zip"

/// The files of a folder that was dropped or chosen, as far as an export of a chat has use for them.

const depth_max = 4

export function isWanted(path: string): boolean {
  return /\.json$/i.test(path)
}

/// Those of a folder that was chosen.
export function chosenFiles(files: Iterable<File>): Placed[] {
  return [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => isWanted(path))
}

/// Those of a folder that was dropped.
export async function droppedFiles(folder: FileSystemDirectoryEntry, depth = 0): Promise<Placed[]> {
  const all: Placed[] = []
  for (const entry of await entriesOf(folder)) {
    if (isFolder(entry) && depth < depth_max) all.push(...(await droppedFiles(entry, depth + 1)))
    else if (isFile(entry) && isWanted(entry.name))
      all.push({ path: entry.fullPath.replace(/^\//, ""), file: await fileOf(entry) })
  }
  return all
}

export function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((found, failed) => entry.file(found, failed))
}

/// A browser gives them by the hundred.
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
