"""Teams: who is in one reads what names it, at once; who is in one that takes no part is named in nothing. And the
audit that owners and administrators read."""

import json
import unittest

import kept
from test_live import Live
from test_roles import SECRET, People
from candor import Browser

PLAIN = {"id": "", "parent_id": "", "takes_part": True, "member_ids": [], "revision": 0}


class TeamCase(People):
    def make(self, name, *members, expect=200, **more):
        return self.ada.api("POST", "/teams", {**PLAIN, "name": name, "member_ids": [one.person["id"] for one in members], **more}, expect=expect)

    def change(self, team, expect=200, **more):
        answer = self.ada.api("PUT", f"/teams/{team['id']}", {**team, **more}, expect=expect)
        return answer if expect != 200 else answer

    def with_members(self, team, *members):
        return self.change(team, member_ids=[one.person["id"] for one in members])

    def name_teams(self, number, *teams, visibility="restricted", people=(), expect=200):
        now = self.ada.api("GET", f"/reviews/{number}/readers")
        body = {"visibility": visibility, "people": list(people), "team_ids": [one["id"] for one in teams], "revision": now["revision"]}
        return self.ada.api("PUT", f"/reviews/{number}/readers", body, expect=expect)

    def reads(self, browser, number=1):
        status = browser.get(f"/api/v1/reviews/{number}").status
        self.assertIn(status, (200, 404))
        listed = any(one["review"]["number"] == number for one in browser.api("GET", "/reviews")["reviews"])
        self.assertEqual(listed, status == 200, "lists and the review itself agree")
        return status == 200


class Teams(TeamCase):
    def setUp(self):
        super().setUp()
        self.ben, self.cleo, self.dan, self.gil = (self.add(name, access) for name, access in (
            ("Ben", "member"), ("Cleo", "member"), ("Dan", "administrator"), ("Gil", "guest")))
        self.add_review(title="The lift stopped")

    def test_who_is_in_a_team_reads_what_names_it_and_nobody_else(self):
        ops = self.make("Operations", self.ben, self.gil)
        named = self.name_teams(1, ops)
        self.assertEqual([one["name"] for one in named["teams"]], ["Operations"])
        self.assertEqual({one["name"]: one["parts"] for one in named["people"]}, {"Ada": ["lead", "author"], "Ben": ["team"], "Gil": ["team"]})
        self.assertEqual([self.reads(one) for one in (self.ben, self.gil, self.cleo, self.dan)], [True, True, False, False])

    def test_a_team_brings_those_of_its_parts(self):
        ops = self.make("Operations")
        night = self.make("Night shift", self.ben, parent_id=ops["id"])
        self.name_teams(1, ops)
        self.assertTrue(self.reads(self.ben))
        self.name_teams(1, night)
        self.with_members(ops, self.cleo)
        self.assertEqual([self.reads(one) for one in (self.ben, self.cleo)], [True, False])
        self.assertIn("nested once", self.make("Deeper", parent_id=night["id"], expect=422)["error"]["message"])

    def test_changes_hold_at_once_everywhere(self):
        ops = self.make("Operations", self.ben)
        self.name_teams(1, ops)
        self.assertTrue(self.reads(self.ben))
        ops = self.with_members(ops, self.cleo)
        self.assertEqual([self.reads(one) for one in (self.ben, self.cleo)], [False, True])
        self.wait_for_the_library()
        for browser, found in ((self.ben, 0), (self.cleo, 1)):
            self.assertEqual(len(browser.api("GET", "/library?q=lift")["hits"]), found)
        self.ada.api("DELETE", f"/teams/{ops['id']}", expect=204)
        self.assertFalse(self.reads(self.cleo))
        self.assertEqual(self.ada.api("GET", "/reviews/1/readers")["teams"], [])

    def test_somebody_who_leaves_a_team_hears_no_more(self):
        ops = self.make("Operations", self.ben)
        self.name_teams(1, ops)
        with Live(self.ben) as ben:
            ben.say(watch="review/1")
            self.ada.api("POST", "/reviews/1/publish")
            heard = ""
            while '"changes"' not in heard or "published_at" not in heard:
                heard = str(ben.frame()[1], "utf-8")
            self.with_members(ops)
            while "nothing here for you" not in heard and "refused" not in heard:
                heard = str(ben.frame()[1], "utf-8")
            self.change_facts(1, title=SECRET[0])
            self.ada.api("POST", "/reviews/1/withdraw")
            ben.say(watch="reviews")
            ben.socket.settimeout(1)
            try:
                while True:
                    self.assertNotIn(SECRET[0], str(ben.frame()[1], "utf-8"))
            except TimeoutError:
                pass

    def test_who_is_named_otherwise_stays_when_a_team_goes(self):
        ops = self.make("Operations", self.ben)
        self.name_teams(1, ops, people=[{"person_id": self.ben.person["id"], "parts": ["acted"], "ground": "was_there"}])
        self.with_members(ops)
        people = {one["name"]: (one["parts"], one["ground"]) for one in self.ada.api("GET", "/reviews/1/readers")["people"]}
        self.assertEqual(people["Ben"], (["acted"], "was_there"))
        self.assertTrue(self.reads(self.ben))

    def test_what_a_team_brings_is_not_said_by_hand(self):
        self.name_teams(1, people=[{"person_id": self.ben.person["id"], "parts": ["team"]}])
        self.assertFalse(self.reads(self.ben))

    def test_teams_are_made_by_administrators_and_seen_by_readers(self):
        ops = self.make("Operations", self.ben)
        self.ben.api("POST", "/teams", {**PLAIN, "name": "Mine"}, expect=403)
        self.ben.api("PUT", f"/teams/{ops['id']}", {**ops, "name": "Mine"}, expect=403)
        self.ben.api("DELETE", f"/teams/{ops['id']}", expect=403)
        self.gil.api("GET", "/teams", expect=403)
        self.assertEqual([one["name"] for one in self.ben.api("GET", "/teams")["teams"]], ["Operations"])
        self.make("Operations", expect=422)
        self.make("Ghosts", expect=422, member_ids=["nobody"])
        self.change({**ops, "revision": 9}, expect=409)
        self.ada.api("DELETE", "/teams/nowhere", expect=404)


class Parties(TeamCase):
    def setUp(self):
        super().setUp()
        self.hana, self.ben = self.add("Hana", "member"), self.add("Ben", "member")
        self.hr = self.make("Personnel", self.hana, takes_part=False)
        self.add_review(title="The lift stopped")

    def check_is_refused(self, answer, field):
        self.assertEqual(answer["error"]["field"], field)
        self.assertIn("takes no part in reviews", answer["error"]["message"])
        self.assertIn("Personnel", answer["error"]["message"])

    def invite(self, expect):
        return self.name(1, "open", [(self.hana.person["id"], ["invited"])], expect=expect)

    def test_nobody_in_a_team_that_takes_no_part_is_named(self):
        self.check_is_refused(self.invite(422), "people")
        self.check_is_refused(self.ada.api("PUT", "/reviews/1", self.facts(1, lead_id=self.hana.person["id"]), expect=422), "lead_id")
        authors = [self.ada.api("GET", "/session")["person"]["id"], self.hana.person["id"]]
        self.check_is_refused(self.ada.api("PUT", "/reviews/1", self.facts(1, author_ids=authors), expect=422), "author_ids")
        begun = {"title": "Mine", "kind": "outage", "severity": "", "template_id": "sander", "zone": ""}
        self.check_is_refused(self.hana.api("POST", "/reviews", begun, expect=422), "lead_id")
        self.check_is_refused(self.name_teams(1, self.hr, expect=422), "team_ids")

    def test_they_still_tell_that_something_happened(self):
        self.hana.api("POST", "/reports", {"happened": "really", "what": "The door stuck", "when": ""})

    def test_a_team_that_is_part_of_one_takes_no_part_either(self):
        law = self.make("Law", self.ben, parent_id=self.hr["id"])
        answer = self.name(1, "open", [(self.ben.person["id"], ["acted"])], expect=422)
        self.check_is_refused(answer, "people")
        self.name_teams(1, law, expect=422)

    def test_a_team_brings_nobody_who_takes_no_part(self):
        ops = self.make("Operations", self.hana, self.ben)
        self.name_teams(1, ops)
        self.assertEqual([self.reads(one) for one in (self.hana, self.ben)], [False, True])

    def test_it_is_a_setting(self):
        self.hr = self.change(self.hr, takes_part=True)
        self.invite(200)
        self.hr = self.change(self.hr, takes_part=False)
        self.ada.api("GET", "/reviews/1/readers")
        self.invite(200)  # Named before, and stays until somebody takes them out.

    def test_people_take_part_because_they_know(self):
        ben = self.ben.person["id"]
        for ground in ("was_there", "runs_it", "is_affected", None):
            answer = self.name_teams(1, visibility="open", people=[{"person_id": ben, "parts": ["acted"], "ground": ground}])
            self.assertEqual([one["ground"] for one in answer["people"] if one["person_id"] == ben], [ground])
        self.name_teams(1, visibility="open", people=[{"person_id": ben, "parts": ["acted"], "ground": "knows"}], expect=422)


class Audit(TeamCase):
    def test_administrators_see_who_changed_access_and_nothing_of_reviews(self):
        ben = self.add("Ben", "member")
        self.make("Operations", ben)
        self.add_review(title=SECRET[0])
        self.name(1, "restricted", [(ben.person["id"], ["invited"])])
        said = self.ada.api("GET", "/audit")["entries"]
        self.assertEqual([(one["item"], one["act"], one["thing_name"], one["person_name"]) for one in said[:2]],
                         [("team", "added", "Operations", "Ada"), ("person", "added", "Ben", "Ada")])
        export = self.ada.get("/api/v1/audit/export")
        self.assertEqual([json.loads(line)["number"] for line in export.text.splitlines()], [one["number"] for one in said])
        for text in (export.text, json.dumps(said)):
            self.assertNotIn(SECRET[0], text)
            self.assertNotIn("readers", text)
            self.assertNotIn("password_hash", text)
        for door in ("", "/chain", "/export"):
            ben.api("GET", "/audit" + door, expect=403)
        self.ada.api("GET", "/audit?before=soon", expect=422)
        self.assertEqual(self.ada.api("GET", f"/audit?before={said[-1]['number']}")["entries"], [])

    def test_the_chain_says_when_it_was_tampered_with(self):
        whole = self.ada.api("GET", "/audit/chain")
        last = kept.rows(self.data, "SELECT max(number) AS last FROM changes")[0]["last"]
        self.assertEqual((whole["sound"], whole["broken"]), (last, ""))
        self.assertIn(f":{last}:", whole["kept_hash"])
        kept.tamper(self.data, "UPDATE changes SET person_id = 'nobody' WHERE number = 2")
        self.assertEqual(self.ada.api("GET", "/audit/chain")["broken"], "change 2 is not as it was recorded")


if __name__ == "__main__":
    unittest.main()
