import { reaches } from "./access"
import { call, useCsrfToken } from "./client"
import type { Failure } from "./failure"
import type { Session, Workspace } from "./types"

/// Who is here, and the workspace they are in.
class SessionState {
  /// None until the server has said.
  current = $state.raw<Session | undefined>()
  workspace = $state.raw<Workspace | undefined>()
  failure = $state.raw<Failure | undefined>()

  person = $derived(this.current?.person)
  isAdministrator = $derived(reaches(this.current?.access, "administrator"))
  /// Whether they may begin reviews and bring things in; in a review, the review says what they may.
  mayBegin = $derived(reaches(this.current?.access, "member"))

  async open() {
    const answer = await call("GET /session")
    if (!answer.ok) {
      this.failure = answer.error
      return
    }
    this.failure = undefined
    await this.begin(answer.value)
  }

  /// Takes what signing in, or setting up, was answered with.
  async begin(session: Session) {
    useCsrfToken(session.csrfToken)
    if (session.person) await this.openWorkspace()
    this.current = session
  }

  async openWorkspace() {
    const answer = await call("GET /workspace")
    if (answer.ok) this.workspace = answer.value.workspace
  }

  /// Forgets who was here: the cookie no longer opens anything.
  forget() {
    if (!this.current?.person) return
    const { workspaceName, hasPasswords, providerName } = this.current
    this.current = {
      workspaceName,
      hasPasswords,
      providerName,
      csrfToken: "",
      needsSetup: false,
      access: "anyone",
    }
    this.workspace = undefined
  }

  keepWorkspace(workspace: Workspace) {
    this.workspace = workspace
    if (this.current) this.current = { ...this.current, workspaceName: workspace.name }
  }

  renamed(name: string) {
    if (this.current?.person)
      this.current = { ...this.current, person: { ...this.current.person, name } }
  }
}

export const session = new SessionState()
