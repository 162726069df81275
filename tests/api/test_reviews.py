"""Reviews and their parts, as the web application uses them."""

import time
import unittest

from candor import Case


def event(at, what, **more):
    return {"id": "", "at": at, "precision": "minute", "ended_at": None, "zone": "", "as_written": "", "person_id": "",
            "who": "", "what": what, "source": "", "evidence_ids": [], "callouts": [], "inflection": "", "revision": 0, **more}


PARTS = {
    "phases": {"began_at": "2026-03-01T10:00:00Z", "ended_at": None, "felt": "Nobody could pay", "degree": "total"},
    "attempts": {"at": None, "who": "Ben", "tried": "Restarted it", "outcome": "no_effect"},
    "surprises": {"person_id": "", "who": "Ben", "text": "The replica was read-only"},
    "factors": {"kind": "latent", "statement": "The timeout was infinite", "standing": "contributing", "note": ""},
    "lessons": {"kind": "went_well", "text": "The alert fired", "elsewhere": "Payments", "looked_at": None, "looked_at_note": ""},
    "actions": {"statement": "Set a timeout", "owner_id": "", "owner": "", "due": "", "state": "open", "reason": "", "link": ""},
    "set_aside": {"rule": "agentless", "phrase": "was restarted", "reason": "By the autoscaler"},
    "sections": {"key": "", "title": "Our own", "prompt": "", "body": "Text", "state": "shown"},
}


class Reviews(Case):
    def test_a_review_begins_with_the_sections_of_its_template(self):
        shot = self.add_review()
        review = shot["document"]["review"]
        self.assertEqual((review["number"], review["stage"], review["lead_id"]), (1, "draft", review["author_ids"][0]))
        self.assertEqual([s["title"] for s in shot["document"]["sections"]], ["Summary", "Impact", "Trigger", "Detection", "Resolution"])
        self.assertEqual(shot["document"]["sections"][0]["body"], "")
        self.assertIsNone(shot["numbers"]["time_to_detect_seconds"])

    def test_what_is_asked_for_is_what_was_given_when_it_was_made(self):
        self.assertEqual(self.add_review(), self.ada.api("GET", "/reviews/1"))

    def test_a_name_that_changed_is_never_shown_old(self):
        self.add_review()
        self.assertEqual(self.ada.api("GET", "/reviews/1")["document"]["people"][0]["name"], "Ada")
        self.ada.api("PUT", "/me", {"name": "Ada Byron"})
        self.assertEqual(self.ada.api("GET", "/reviews/1")["document"]["people"][0]["name"], "Ada Byron")

    def test_of_two_who_save_the_second_is_told_and_nothing_is_lost(self):
        section = self.add_review()["document"]["sections"][0]
        ben = self.add_member()
        path = f"/reviews/1/sections/{section['id']}"
        saved = self.ada.api("PUT", path, {**section, "body": "Ada's"})
        self.assertEqual(saved["revision"], 1)
        told = ben.api("PUT", path, {**section, "body": "Ben's"}, expect=409)
        self.assertEqual(told["error"]["kind"], "conflict")
        self.assertEqual(ben.api("GET", "/reviews/1")["document"]["sections"][0]["body"], "Ada's")

    def test_every_kind_of_part_is_added_saved_deleted_and_taken_back(self):
        self.add_review()
        for name, fields in PARTS.items():
            with self.subTest(name):
                path = f"/reviews/1/{name}"
                part = self.ada.api("POST", path, {"id": "", **fields, "position": 0, "revision": 0})
                saved = self.ada.api("PUT", f"{path}/{part['id']}", part)
                self.assertEqual(saved, {**part, "revision": 1})
                self.ada.api("DELETE", f"{path}/{part['id']}", expect=204)
                left = [p["id"] for p in self.ada.api("GET", "/reviews/1")["document"][name]]
                self.assertNotIn(part["id"], left)
                self.ada.api("DELETE", f"{path}/{part['id']}", expect=404)
                self.assertEqual(self.ada.api("POST", f"{path}/{part['id']}/restore"), saved)

    def test_a_part_that_makes_no_sense_is_refused_with_its_field(self):
        self.add_review()
        for name, change, field in [("actions", {"state": "dropped"}, "reason"), ("actions", {"due": "2026-02-30"}, "due"),
                                    ("actions", {"link": "javascript:alert(1)"}, "link"), ("phases", {"ended_at": "2026-02-01T10:00:00Z"}, "ended_at"),
                                    ("lessons", {"text": ""}, "text"), ("factors", {"kind": "root"}, "kind")]:
            with self.subTest(name=name, change=change):
                body = {"id": "", **PARTS[name], "position": 0, "revision": 0, **change}
                self.assertEqual(self.ada.api("POST", f"/reviews/1/{name}", body, expect=422)["error"]["field"], field)

    def test_the_numbers_follow_from_the_callouts(self):
        self.add_review()
        self.ada.api("POST", "/reviews/1/events", {"events": [
            event("2026-03-01T10:00:00Z", "It began", callouts=["began"]),
            event("2026-03-01T10:20:00Z", "A customer called", callouts=["detected"]),
            event("2026-03-01T11:00:00Z", "All well", callouts=["resolved"])]})
        shot = self.ada.api("GET", "/reviews/1")
        self.assertEqual(shot["numbers"]["time_to_detect_seconds"], 1200)
        self.assertIsNone(shot["numbers"]["time_to_mitigate_seconds"])
        self.assertEqual(shot["pace"]["ended_by"], "resolved")
        row = self.ada.api("GET", "/reviews")["reviews"][0]
        self.assertEqual((row["began_at"], row["duration_seconds"]), ("2026-03-01T10:00:00Z", 3600))

    def test_resolved_before_began_is_pointed_out_and_not_refused(self):
        self.add_review()
        self.ada.api("POST", "/reviews/1/events", {"events": [
            event("2026-03-01T10:00:00Z", "It began", callouts=["began"]),
            event("2026-03-01T09:00:00Z", "All well", callouts=["resolved"])]})
        self.assertTrue(self.ada.api("GET", "/reviews/1")["numbers"]["doubts"])

    def test_events_are_moved_together_and_given_a_zone(self):
        self.add_review(zone="")
        added = self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-07-01T10:00:00Z", "One"), event("2026-07-01T11:00:00Z", "Two")]})
        ids = [e["id"] for e in added["events"]]
        moved = self.ada.api("POST", "/reviews/1/events/shift", {"ids": ids[:1], "seconds": -60})
        self.assertEqual([e["at"] for e in moved["events"]], ["2026-07-01T09:59:00Z"])
        shot = self.ada.api("POST", "/reviews/1/zone", {"zone": "Europe/Berlin", "keep": "clock"})
        self.assertEqual([e["at"] for e in shot["document"]["events"]], ["2026-07-01T07:59:00Z", "2026-07-01T09:00:00Z"])
        shot = self.ada.api("POST", "/reviews/1/zone", {"zone": "UTC", "keep": "moment"})
        self.assertEqual([e["at"] for e in shot["document"]["events"]], ["2026-07-01T07:59:00Z", "2026-07-01T09:00:00Z"])

    def test_sections_are_put_in_another_order(self):
        sections = self.add_review()["document"]["sections"]
        ids = [s["id"] for s in reversed(sections)]
        self.ada.api("PUT", "/reviews/1/sections/order", {"ids": ids})
        self.assertEqual([s["id"] for s in self.ada.api("GET", "/reviews/1")["document"]["sections"]], ids)
        self.ada.api("PUT", "/reviews/1/sections/order", {"ids": ids[:2]}, expect=409)

    def test_lists_are_filtered_and_paged_without_holes(self):
        for number in range(1, 56):
            self.add_review(title=f"Review {number}", kind="near_miss" if number % 5 == 0 else "outage")
        first = self.ada.api("GET", "/reviews")
        rest = self.ada.api("GET", f"/reviews?after={first['next']}")
        numbers = [r["review"]["number"] for r in first["reviews"] + rest["reviews"]]
        self.assertEqual(numbers, list(range(55, 0, -1)))
        self.assertEqual(rest["next"], "")
        near = self.ada.api("GET", "/reviews?kind=near_miss&stage=draft")
        self.assertEqual(len(near["reviews"]), 11)
        self.assertEqual(self.ada.api("GET", "/reviews?published=yes")["reviews"], [])


    def test_pages_lose_and_repeat_nothing_while_reviews_are_added(self):
        for number in range(1, 121):
            self.add_review(title=f"Review {number}")
        seen, after = [], ""
        while True:
            page = self.ada.api("GET", f"/reviews?after={after}")
            seen += [row["review"]["number"] for row in page["reviews"]]
            self.add_review(title="In the meantime")
            if not (after := page["next"]):
                break
        self.assertEqual(seen, list(range(120, 0, -1)))

    def test_an_event_is_not_moved_by_more_than_there_is(self):
        self.add_review()
        added = self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-07-01T10:00:00Z", "One")]})
        for seconds in (-2**63, 2**63 - 1):
            self.ada.api("POST", "/reviews/1/events/shift", {"ids": [added["events"][0]["id"]], "seconds": seconds}, expect=422)


class Publishing(Case):
    def test_a_review_without_any_action_is_published_without_a_nag(self):
        self.add_review()
        self.assertIsNotNone(self.ada.api("POST", "/reviews/1/publish")["published_at"])
        self.ada.api("POST", "/reviews/1/publish", expect=409)
        self.assertIsNone(self.ada.api("POST", "/reviews/1/withdraw")["published_at"])

    def test_somebody_who_is_no_author_does_not_publish_or_share(self):
        self.add_review()
        ben = self.add_member()
        ben.api("POST", "/reviews/1/publish", expect=403)
        ben.api("POST", "/reviews/1/share", expect=403)

    def test_the_public_link_shows_the_page_to_strangers_until_it_is_taken_back(self):
        self.add_review(title="Public matter")
        self.ada.api("POST", "/reviews/1/share", expect=409)
        self.ada.api("POST", "/reviews/1/publish")
        link = self.ada.api("POST", "/reviews/1/share")["public_link"]
        self.assertEqual(self.ada.api("POST", "/reviews/1/share")["public_link"], link)
        stranger = self.stranger()
        self.assertEqual(stranger.get("/p/1").status, 303)
        page = stranger.get(link)
        self.assertEqual(page.status, 200)
        self.assertIn("Public matter", page.text)
        self.ada.api("DELETE", "/reviews/1/share", expect=204)
        self.assertEqual(stranger.get(link).status, 404)

    def stranger(self):
        from candor import Browser
        return Browser(self.server.port)

    def test_a_published_page_is_read_without_script_and_kept_by_its_tag(self):
        self.add_review()
        self.ada.api("POST", "/reviews/1/publish")
        for missing in ("/p/99999", "/p/nothing", "/p/shared/nobody-has-this"):
            answer = self.ada.get(missing)
            self.assertEqual(answer.status, 404, missing)
            self.assertIn("<h1>There is no page at this address</h1>", answer.text, "a page, no JSON")
        page = self.ada.get("/p/1")
        self.assertNotIn("<script", page.text)
        self.assertNotIn(" style=", page.text)
        again = self.ada.get("/p/1", headers={"If-None-Match": page.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))
        section = self.ada.api("GET", "/reviews/1")["document"]["sections"][0]
        self.ada.api("PUT", f"/reviews/1/sections/{section['id']}", {**section, "body": "New words"})
        self.assertIn("New words", self.ada.get("/p/1", headers={"If-None-Match": page.headers["ETag"]}).text)


class Library(Case):
    def find(self, query, browser=None):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            answer = (browser or self.ada).api("GET", f"/library?q={query}")
            if answer["hits"]:
                return answer
            time.sleep(0.05)
        self.fail(f"nothing was found for {query}")

    def test_a_colleague_finds_a_review_by_a_word_of_it(self):
        section = self.add_review()["document"]["sections"][0]
        self.ada.api("PUT", f"/reviews/1/sections/{section['id']}", {**section, "body": "The *flux capacitor* overheated."})
        hit = self.find("capaci", self.add_member())["hits"][0]
        self.assertEqual(hit["number"], 1)
        self.assertIn({"text": "capacitor", "is_match": True}, hit["snippet"])

    def test_facets_count_and_filter(self):
        self.add_review(title="Alpha zebra")
        self.add_review(title="Beta zebra", kind="near_miss")
        self.find("beta")
        facets = self.ada.api("GET", "/library?q=zebra")["facets"]
        self.assertEqual({f["key"]: f["count"] for f in facets["kinds"]}, {"outage": 1, "near_miss": 1})
        self.assertEqual([h["number"] for h in self.ada.api("GET", "/library?q=zebra&kind=near_miss")["hits"]], [2])
        self.assertEqual([h["number"] for h in self.ada.api("GET", "/library?q=zebra%20-beta")["hits"]], [1])

    def test_there_is_no_looking_up_of_people(self):
        self.add_review()
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "Turned it off", who="Wilhelmina Quux")]})
        self.find("turned")
        self.assertEqual(self.ada.api("GET", "/library?q=Wilhelmina")["hits"], [])

    def test_removed_samples_are_not_found_and_come_back(self):
        self.assertEqual(self.ada.api("GET", "/samples")["count"], 0)
        self.ada.api("DELETE", "/samples", expect=204)
        self.ada.api("POST", "/samples/restore", expect=204)


class Today(Case):
    def test_luck_is_followed_until_somebody_has_looked_at_it(self):
        self.add_review()
        lesson = self.ada.api("POST", "/reviews/1/lessons", {"id": "", **PARTS["lessons"], "kind": "got_lucky", "position": 0, "revision": 0})
        self.assertEqual(self.ada.api("GET", "/today")["hazards"][0]["lesson"]["id"], lesson["id"])
        self.ada.api("PUT", f"/reviews/1/lessons/{lesson['id']}", {**lesson, "looked_at": "2026-03-02T10:00:00Z", "looked_at_note": "Guarded now"})
        self.assertEqual(self.ada.api("GET", "/today")["hazards"], [])

    def test_my_actions_wait_for_me_and_for_nobody_else(self):
        shot = self.add_review()
        me = shot["document"]["review"]["lead_id"]
        self.ada.api("POST", "/reviews/1/actions", {"id": "", **PARTS["actions"], "owner_id": me, "owner": "Ada", "position": 0, "revision": 0})
        today = self.ada.api("GET", "/today")
        self.assertEqual([a["action"]["statement"] for a in today["actions"]], ["Set a timeout"])
        self.assertEqual([r["review"]["number"] for r in today["leading"]], [1])
        self.assertEqual(self.add_member().api("GET", "/today")["actions"], [])


if __name__ == "__main__":
    unittest.main()
