"""The history of a review over HTTP: entries, the review as it was, and bringing things back."""

import unittest

from candor import Case
from test_reviews import event


class History(Case):
    def setUp(self):
        super().setUp()
        self.add_review()

    def review(self):
        return self.ada.api("GET", "/reviews/1")

    def entries(self, browser=None, query=""):
        return (browser or self.ada).api("GET", f"/reviews/1/history{query}")["entries"]

    def told(self):
        return [f"{entry['count']} {entry['item']} {entry['act']}" for entry in self.entries()]

    def write(self, text, browser=None, place=0):
        section = self.review()["document"]["sections"][place]
        return (browser or self.ada).api("PUT", f"/reviews/1/sections/{section['id']}", {**section, "body": text})

    def restore(self, entry, expect=200, browser=None):
        body = {"item": entry["item"], "first": entry["first"]}
        return (browser or self.ada).api("POST", f"/reviews/1/history/{entry['number']}/restore", body, expect=expect)

    def test_what_was_done_is_told_newest_first(self):
        count = len(self.review()["document"]["sections"])
        self.assertEqual(self.told(), [f"{count} section added", "1 review added"])
        title = self.write("One")["title"]
        self.write("One and two")
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "A"), event("2026-03-01T10:01:00Z", "B")]})
        self.assertEqual(self.told()[:2], ["2 event added", "1 section changed"])
        events, writing = self.entries()[:2]
        self.assertEqual((sorted(events["names"]), events["before"], events["may_restore"]), (["A", "B"], None, False))
        self.assertEqual((writing["names"], writing["before"], writing["after"]), ([title], {"body": ""}, {"body": "One and two"}))
        self.assertTrue(writing["may_restore"] and writing["first"] < writing["number"])
        self.assertEqual(writing["person_id"], self.ada.api("GET", "/session")["person"]["id"])

    def test_every_state_that_was_loaded_can_be_loaded_again(self):
        shots = [self.review()]
        for text in ("One", "Two", "Three"):
            self.write(text)
            shots.append(self.review())
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "It began", callouts=["began"])]})
        shots.append(self.review())
        for shot in shots:
            then = self.ada.api("GET", f"/reviews/1/history/{shot['sequence']}")
            for part in ("document", "numbers", "gaps", "sequence"):
                self.assertEqual(then[part], shot[part])
            self.assertFalse(then["may_edit"] or then["may_publish"] or then["may_share"] or then["public_link"])
        for nowhere in (0, 99999, 1):
            self.ada.api("GET", f"/reviews/1/history/{nowhere}", expect=404)
        self.ada.api("GET", "/reviews/1/history/soon", expect=404)
        picture = self.ada.get(f"/api/v1/reviews/1/picture.svg?at={shots[0]['sequence']}")
        self.assertEqual(picture.status, 200)
        self.assertNotIn("It began", picture.text)
        self.assertIn("It began", self.ada.get("/api/v1/reviews/1/picture.svg").text)

    def test_a_text_is_brought_back_and_what_others_wrote_elsewhere_stays(self):
        ben = self.add_member()
        self.write("What Ada wrote")
        section = self.write("What Ben made of it", ben)
        self.ada.api("PUT", f"/reviews/1/sections/{section['id']}", {**section, "title": "In short"})
        bens = next(entry for entry in self.entries() if entry["after"] == {"body": "What Ben made of it"})
        before = len(self.entries())
        shot = self.restore(bens)
        now = next(one for one in shot["document"]["sections"] if one["id"] == section["id"])
        self.assertEqual((now["body"], now["title"]), ("What Ada wrote", "In short"))
        self.assertEqual(self.entries()[-1]["act"], "added")
        self.assertGreaterEqual(len(self.entries()), before)
        self.restore(bens, expect=409)
        back = self.entries()[0]
        self.assertEqual((back["act"], back["after"]), ("restored", {"body": "What Ada wrote"}))
        shot = self.restore(back)
        self.assertIn("What Ben made of it", [one["body"] for one in shot["document"]["sections"]])

    def test_what_was_deleted_comes_back_with_its_numbers(self):
        made = self.ada.api("POST", "/reviews/1/events", {"events": [
            event("2026-03-01T10:00:00Z", "It began", callouts=["began"]), event("2026-03-01T10:10:00Z", "Seen", callouts=["detected"])]})["events"]
        self.ada.api("DELETE", f"/reviews/1/events/{made[0]['id']}", expect=204)
        self.assertIsNone(self.review()["numbers"]["time_to_detect_seconds"])
        gone = self.entries()[0]
        self.assertEqual((gone["act"], gone["names"]), ("deleted", ["It began"]))
        self.assertEqual(self.restore(gone)["numbers"]["time_to_detect_seconds"], 600)
        self.assertEqual(self.entries()[0]["act"], "restored")

    def test_many_that_one_request_moved_are_brought_back_together(self):
        made = self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "A"), event("2026-03-01T10:01:00Z", "B")]})["events"]
        self.ada.api("POST", "/reviews/1/events/shift", {"ids": [one["id"] for one in made], "seconds": 3600})
        shifted = self.entries()[0]
        self.assertEqual((shifted["count"], shifted["may_restore"]), (2, True))
        self.assertEqual([one["at"] for one in self.restore(shifted)["document"]["events"]], ["2026-03-01T10:00:00Z", "2026-03-01T10:01:00Z"])

    def test_facts_come_back_and_publishing_does_not(self):
        review = self.review()["document"]["review"]
        facts = {key: review[key] for key in ("kind", "severity", "stage", "lead_id", "author_ids", "detection_source", "ongoing", "scope", "revision")}
        for revision, title in enumerate(("Another", "Another title"), review["revision"]):
            self.ada.api("PUT", "/reviews/1", {**facts, "title": title, "revision": revision})
        renamed = self.entries()[0]
        self.assertEqual((renamed["before"], renamed["after"]), ({"title": review["title"]}, {"title": "Another title"}))
        self.ada.api("POST", "/reviews/1/publish")
        published = self.entries()[0]
        self.assertFalse(published["may_restore"])
        self.restore(published, expect=409)
        after = self.restore(renamed)["document"]["review"]
        self.assertEqual(after["title"], review["title"])
        self.assertIsNotNone(after["published_at"])

    def test_pages_join_without_a_gap(self):
        for number in range(90):
            self.write(f"Text {number}", place=number % 2)
        seen, before = [], None
        while True:
            page = self.ada.api("GET", "/reviews/1/history" + (f"?before={before}" if before else ""))
            seen += page["entries"]
            before = page["next"]
            if not before:
                break
        self.assertEqual(len(seen), 92)
        numbers = [entry["number"] for entry in seen]
        self.assertEqual(numbers, sorted(set(numbers), reverse=True))
        self.assertEqual(seen[-1]["item"], "review")

    def test_a_change_of_another_review_is_none_of_this_one(self):
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "A")]})
        mine = self.entries()[0]
        self.add_review()
        self.ada.api("GET", f"/reviews/2/history/{mine['number']}", expect=404)
        self.ada.api("POST", f"/reviews/2/history/{mine['number']}/restore", {"item": "event", "first": mine["first"]}, expect=404)
        self.ada.api("GET", "/reviews/9/history", expect=404)


if __name__ == "__main__":
    unittest.main()
