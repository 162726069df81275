import { describe, expect, it } from "vitest"
import type { Person } from "../api/types"
import { leadTo } from "./lead-to"

const ann: Person = {
  id: "1",
  name: "Ann",
  email: "a@x",
  access: "member",
  revision: 1,
  isService: false,
}
const reviews = { path: "/reviews" }
const signIn = { path: "/sign-in", for: "stranger" as const }
const setup = { path: "/setup", for: "stranger" as const }

describe("a stranger", () => {
  const stranger = { needsSetup: false, access: "anyone" as const }

  it("is led to the sign-in page, which knows the way back", () => {
    expect(leadTo(stranger, reviews, "/reviews?kind=outage")).toBe(
      "/sign-in?to=%2Freviews%3Fkind%3Doutage",
    )
    expect(leadTo(stranger, { path: "/" }, "/")).toBe("/sign-in")
  })

  it("stays on a stranger's page", () => {
    expect(leadTo(stranger, signIn, "/sign-in?to=%2Freviews")).toBeUndefined()
  })
})

describe("somebody signed in", () => {
  const member = { needsSetup: false, person: ann, access: "member" as const }

  it("is led home from what is not theirs to do", () => {
    const begin = { path: "/reviews/new", for: "member" as const }
    expect(leadTo(member, begin, "/reviews/new")).toBeUndefined()
    expect(leadTo({ ...member, access: "reader" }, begin, "/reviews/new")).toBe("/")
  })

  it("stays where they are", () => {
    expect(leadTo(member, reviews, "/reviews")).toBeUndefined()
  })

  it("comes back to where they were going", () => {
    expect(leadTo(member, signIn, "/sign-in?to=%2Freviews%3Fkind%3Doutage")).toBe(
      "/reviews?kind=outage",
    )
    expect(leadTo(member, signIn, "/sign-in?to=https://x.example")).toBe("/")
    expect(leadTo(member, setup, "/setup")).toBe("/")
  })
})

it("everybody is led to the setup while there is no account", () => {
  expect(leadTo({ needsSetup: true, access: "anyone" }, reviews, "/reviews")).toBe("/setup")
  expect(leadTo({ needsSetup: true, access: "anyone" }, setup, "/setup")).toBeUndefined()
})
