/// Every tab of a review's page, in its order: learning first, actions last. As with the pages: to add
/// one, add a line. A tab comes from the room whose subject it is.

import type { Component } from "svelte"
import type { OpenReview } from "./reviews/reviews.svelte"
import { reviewWords } from "./words/review"

export type TabKey = "story" | "timeline" | "factors" | "lessons" | "actions" | "history"

export type TabComponent = Component<{ open: OpenReview }>

export type Tab = {
  readonly key: TabKey
  readonly name: string
  readonly load: () => Promise<{ default: TabComponent }>
}

const t = reviewWords.tabs

export const tabs: readonly Tab[] = [
  { key: "story", name: t.story, load: () => import("./reviews/StoryTab.svelte") },
  { key: "timeline", name: t.timeline, load: () => import("./timeline/TimelineTab.svelte") },
  { key: "factors", name: t.factors, load: () => import("./reviews/FactorsTab.svelte") },
  { key: "lessons", name: t.lessons, load: () => import("./reviews/LessonsTab.svelte") },
  { key: "actions", name: t.actions, load: () => import("./reviews/ActionsTab.svelte") },
  { key: "history", name: t.history, load: () => import("./history/HistoryTab.svelte") },
]

/// The timeline's picture, which stands in the story too.
export const loadPicture = () => import("./timeline/Picture.svelte")

/// Where a review gets its zone: told with the timeline, asked for in the header too.
export const loadZoneForm = () => import("./timeline/ZoneForm.svelte")
