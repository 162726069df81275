import { describe, expect, it } from "vitest"
import { words } from "../words/en"
import { errorOf, failureOf, generalError } from "./failure"

const refusal = (kind: string, message: string, field = "") => ({ error: { kind, message, field } })

describe("a refusal", () => {
  it("is told in the server's words, with the field as we call it", () => {
    expect(failureOf(422, refusal("invalid", "a title is needed", "lead_id"))).toEqual({
      kind: "invalid",
      message: "A title is needed.",
      field: "leadId",
    })
  })

  it("has words of ours where the server has none", () => {
    expect(failureOf(503, "<html>").message).toBe(words.failure.unavailable)
    expect(failureOf(500, null)).toEqual({
      kind: "unexpected",
      message: words.failure.unexpected,
      field: "",
    })
    expect(failureOf(409, refusal("conflict", "")).message).toBe(words.failure.conflict)
  })

  it("of too many tries is told apart from others", () => {
    expect(failureOf(429, refusal("unavailable", "Wait.")).kind).toBe("too_many")
  })

  it("of a kind nobody knows is read by its status", () => {
    expect(failureOf(404, refusal("gone_fishing", "x")).kind).toBe("not_found")
    expect(failureOf(418, refusal("teapot", "x")).kind).toBe("unexpected")
  })
})

describe("a form", () => {
  const failure = failureOf(422, refusal("invalid", "Not an address.", "email"))

  it("shows a message beside its field only", () => {
    expect(errorOf(failure, "email")).toBe("Not an address.")
    expect(errorOf(failure, "name")).toBe("")
    expect(generalError(failure, ["name", "email"])).toBe("")
  })

  it("shows above its fields what is about none of them", () => {
    expect(generalError(failure, ["name"])).toBe("Not an address.")
    expect(generalError(undefined, [])).toBe("")
  })
})
