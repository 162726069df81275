import { call } from "./client"

/// The names of people by their ids, asked for once and again when somebody new turns up.
let known = new Map<string, string>()

/// "" for somebody nobody knows.
export async function nameOf(id: string): Promise<string> {
  if (!known.has(id)) {
    const answer = await call("GET /people")
    if (answer.ok) known = new Map(answer.value.people.map((person) => [person.id, person.name]))
  }
  return known.get(id) ?? ""
}
