/// What a person may do in the workspace, from the least to the most, as the server orders it.

import type { Access } from "./types"

export const accesses = [
  "anyone",
  "guest",
  "reader",
  "member",
  "administrator",
  "owner",
] as const satisfies readonly Access[]

/// Whether `access` is as much as `least`, or more.
export function reaches(access: Access | undefined, least: Access): boolean {
  return access !== undefined && accesses.indexOf(access) >= accesses.indexOf(least)
}

/// What somebody who has `access` can make of others, who have `now`; nobody reaches above themselves.
export function offeredBy(access: Access | undefined, now: Access): readonly Access[] {
  if (!reaches(access, "administrator"))
    return reaches(access, "member") && now === "anyone" ? ["anyone"] : []
  if (!reaches(access, now)) return []
  const offered: readonly Access[] = [
    "member",
    "reader",
    "guest",
    "administrator",
    "owner",
    "anyone",
  ]
  return offered.filter((one) => reaches(access, one))
}
