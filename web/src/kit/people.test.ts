import { expect, it } from "vitest"
import { isNewName, matchingPeople } from "./people"

const people = ["Priya Nair", "Ana Priyatno", "Zoë Ek", "Ben"].map((name) => ({ id: name, name }))
const names = (typed: string) => matchingPeople(people, typed).map((person) => person.name)

it("finds people by the beginning of any of their names, first names first", () => {
  expect(names("pri")).toEqual(["Priya Nair", "Ana Priyatno"])
  expect(names("priya n")).toEqual(["Priya Nair"])
  expect(names("zoe")).toEqual(["Zoë Ek"])
})

it("shows everybody before anything is typed, and nobody for a stranger", () => {
  expect(names("")).toHaveLength(4)
  expect(names("riya")).toEqual([])
})

it("offers to mention only who is not there yet", () => {
  expect(isNewName(people, "Chris")).toBe(true)
  expect(isNewName(people, " ben ")).toBe(false)
  expect(isNewName(people, "  ")).toBe(false)
})
