import { call } from "../api/client"
import type { Failure, Outcome } from "../api/failure"
import type { Access, Person } from "../api/types"

export type PersonDraft = Pick<
  Person,
  "id" | "name" | "email" | "access" | "revision" | "isService"
>

export const nobody: PersonDraft = {
  id: "",
  name: "",
  email: "",
  access: "member",
  revision: 0,
  isService: false,
}

/// Everybody the workspace knows.
export class People {
  all = $state.raw<readonly Person[]>()
  failure = $state.raw<Failure>()

  async load() {
    const answer = await call("GET /people")
    this.failure = answer.ok ? undefined : answer.error
    if (answer.ok) this.all = answer.value.people
  }

  /// Adds or changes; the answer holds a first password where there is one to be shown.
  async save(draft: PersonDraft): Promise<Outcome<{ person: Person; initialPassword: string }>> {
    const { id, name, email, access, revision } = draft
    const answer = id
      ? await this.change(id, { name, email, access, revision })
      : await call("POST /people", { body: { name, email, access } })
    if (answer.ok) await this.load()
    return answer
  }

  private async change(
    id: string,
    body: { name: string; email: string; access: Access; revision: number },
  ): Promise<Outcome<{ person: Person; initialPassword: string }>> {
    const answer = await call("PUT /people/{id}", { path: { id }, body })
    return answer.ok ? { ok: true, value: { person: answer.value, initialPassword: "" } } : answer
  }
}
