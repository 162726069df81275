/// What is said around a text that can be written where it stands.
export const writingWords = {
  edit: (label: string) => `Edit ${label}`,
  loading: "Opening the editor…",
  add: "Add",
  writeHere: "Write here",
  delete: (label: string) => `Delete ${label}`,
  more: "More",
}
