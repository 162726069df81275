/// What importing is about. To be read off the server's description once it tells of these doors.

export type Evidence = {
  id: string
  kind: string
  at?: string | undefined
  author: string
  text: string
  link: string
}

export type ProposedSection = { key: string; title: string; body: string }

export type ProposedEvent = {
  at: string
  until: string
  about: boolean
  zone: string
  asWritten: string
  who: string
  text: string
  callout: string
  evidenceId: string
}

export type ProposedAction = {
  text: string
  owner?: string | undefined
  due?: string | undefined
  done?: boolean | undefined
  link: string
}

export type Proposal = {
  title: string
  zone: string
  date: string
  severity: string
  status: string
  authors: string[]
  events: ProposedEvent[]
  actions: ProposedAction[]
  sections: ProposedSection[]
  remarks: { line: number; message: string }[]
}

export type ImportForm = "report" | "candor" | "chat" | "irc" | "csv" | "times"
export type ImportPreview = { form: ImportForm; proposal: Proposal }

export type UploadChannel = {
  id: string
  name: string
  kind: string
  messageCount: number
  firstAt?: string | undefined
  lastAt?: string | undefined
}

export type Upload = {
  uploadId: string
  name: string
  bytes: number
  channels: UploadChannel[]
  remarks: { line: number; message: string }[]
}

export type UploadMessage = {
  key: string
  at: string
  author: string
  text: string
  thread: string
  kind: string
  isBot: boolean
  isEdited: boolean
  files: { name: string; link: string }[]
}
