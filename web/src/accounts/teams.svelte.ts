import { call } from "../api/client"
import type { Failure } from "../api/failure"
import type { Team } from "../api/types"
import { toasts } from "../kit/toasts.svelte"

export const noTeam: Team = {
  id: "",
  name: "",
  parentId: "",
  takesPart: true,
  memberIds: [],
  revision: 0,
}

/// The teams of the workspace.
export class Teams {
  all = $state.raw<readonly Team[]>()
  failure = $state.raw<Failure>()

  async load() {
    const answer = await call("GET /teams")
    this.failure = answer.ok ? undefined : answer.error
    if (answer.ok) this.all = answer.value.teams
  }

  /// What keeps it from being saved, if anything does.
  async save(team: Team): Promise<Failure | undefined> {
    const answer = team.id
      ? await call("PUT /teams/{id}", { path: { id: team.id }, body: team })
      : await call("POST /teams", { body: team })
    await this.load()
    return answer.ok ? undefined : answer.error
  }

  async remove(team: Team): Promise<boolean> {
    const answer = await call("DELETE /teams/{id}", { path: { id: team.id } })
    if (!answer.ok) toasts.say(answer.error.message, { tone: "late" })
    await this.load()
    return answer.ok
  }

  nameOf(id: string): string {
    return this.all?.find((team) => team.id === id)?.name ?? ""
  }
}
