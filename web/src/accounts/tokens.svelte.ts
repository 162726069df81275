import { call } from "../api/client"
import type { Failure, Outcome } from "../api/failure"
import type { AddedToken, ApiToken, TokenScope } from "../api/types"

export type TokenDraft = { name: string; scope: TokenScope; days: number }

/// The tokens of whoever is signed in, or of a service.
export class Tokens {
  all = $state.raw<readonly ApiToken[]>()
  failure = $state.raw<Failure>()

  constructor(private readonly serviceId = "") {}

  async load() {
    const answer = this.serviceId
      ? await call("GET /services/{id}/tokens", { path: { id: this.serviceId } })
      : await call("GET /me/tokens")
    this.failure = answer.ok ? undefined : answer.error
    if (answer.ok) this.all = answer.value.tokens
  }

  async make(body: TokenDraft): Promise<Outcome<AddedToken>> {
    const answer = this.serviceId
      ? await call("POST /services/{id}/tokens", { path: { id: this.serviceId }, body })
      : await call("POST /me/tokens", { body })
    if (answer.ok) await this.load()
    return answer
  }

  async revoke(token: string): Promise<Outcome<object>> {
    const answer = this.serviceId
      ? await call("DELETE /services/{id}/tokens/{token}", { path: { id: this.serviceId, token } })
      : await call("DELETE /me/tokens/{token}", { path: { token } })
    await this.load()
    return answer
  }
}
