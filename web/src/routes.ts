/// Every page of the application. To add one, add a line.

import type { Component } from "svelte"
import { matchPath, type Params } from "./frame/match"
import { accountWords } from "./words/accounts"
import { words } from "./words/en"
import { evidenceWords } from "./words/evidence"

/// A page is given the names in its address as `params`, which it need not take, and asks `router`
/// for the rest of it.
export type PageComponent = Component<never>

export type Page = {
  readonly path: string
  /// What the tab says. A page that knows better (a review's title) calls `router.say`.
  readonly title: string
  readonly load: () => Promise<{ default: PageComponent }>
  /// Who sees it: everybody signed in, unless said otherwise.
  readonly for?: "stranger" | "member"
  /// Which link of the header it belongs to, if to another than its own path.
  readonly under?: string
}

const t = words.titles

export const pages: readonly Page[] = [
  { path: "/", title: t.today, load: () => import("./today/TodayPage.svelte") },
  { path: "/reviews", title: t.reviews, load: () => import("./reviews/ReviewsPage.svelte") },
  {
    path: "/reviews/new",
    title: t.newReview,
    load: () => import("./reviews/NewReviewPage.svelte"),
    for: "member",
    under: "/reviews",
  },
  { path: "/report", title: t.report, load: () => import("./reviews/ReportPage.svelte") },
  {
    path: "/reviews/:number",
    title: t.reviews,
    load: () => import("./reviews/ReviewPage.svelte"),
    under: "/reviews",
  },
  {
    path: "/import",
    title: evidenceWords.title,
    load: () => import("./evidence/ImportPage.svelte"),
    for: "member",
    under: "/reviews",
  },
  { path: "/library", title: t.library, load: () => import("./library/LibraryPage.svelte") },
  { path: "/coach", title: t.coach, load: () => import("./language/CoachPage.svelte") },
  { path: "/settings", title: t.me, load: () => import("./accounts/MePage.svelte") },
  {
    path: "/settings/tokens",
    title: accountWords.tokens.title,
    load: () => import("./accounts/TokensPage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/services/:id",
    title: t.people,
    load: () => import("./accounts/ServicePage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/workspace",
    title: t.workspace,
    load: () => import("./accounts/WorkspacePage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/people",
    title: t.people,
    load: () => import("./accounts/PeoplePage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/teams",
    title: t.teams,
    load: () => import("./accounts/TeamsPage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/audit",
    title: t.audit,
    load: () => import("./accounts/AuditPage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/templates",
    title: t.templates,
    load: () => import("./reviews/TemplatesPage.svelte"),
    under: "/settings",
  },
  {
    path: "/settings/templates/:id",
    title: t.template,
    load: () => import("./reviews/TemplatePage.svelte"),
    under: "/settings",
  },
  {
    path: "/sign-in",
    title: t.signIn,
    load: () => import("./accounts/SignInPage.svelte"),
    for: "stranger",
  },
  {
    path: "/setup",
    title: t.setup,
    load: () => import("./accounts/SetupPage.svelte"),
    for: "stranger",
  },
]

const storyPage: Page = {
  path: "/kit",
  title: "Kit",
  load: () => import("./kit/StoryPage.svelte"),
  for: "stranger",
}

const notFound: Page = {
  path: "",
  title: t.notFound,
  load: () => import("./frame/NotFoundPage.svelte"),
}

export type Found = { readonly page: Page; readonly params: Params }

export function pageOf(path: string): Found {
  // The stories are for whoever works on Candor; a build leaves them out.
  const all = import.meta.env.DEV ? [...pages, storyPage] : pages
  for (const page of all) {
    const params = matchPath(page.path, path)
    if (params) return { page, params }
  }
  return { page: notFound, params: {} }
}
