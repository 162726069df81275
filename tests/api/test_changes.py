"""Every mutation leaves its change: who, what, when, before and after, in the same transaction."""

import io
import json
import time
import unittest
import zipfile

import kept
from candor import Browser, Case, Server, run
from test_reviews import PARTS, event
from test_second_factor import code_of, now

ALL = "/api/v1"
ONE = ALL + "/reviews/{number}"

# These change nothing that people wrote: who is signed in, what is only shown, a file that waits for a day.
WITHOUT_CHANGE = {("POST", ALL + "/session"), ("DELETE", ALL + "/session"), ("DELETE", ALL + "/sessions"), ("POST", ALL + "/coach"),
                  ("POST", ALL + "/imports/preview"), ("POST", ALL + "/uploads"), ("DELETE", ALL + "/uploads/{id}"),
                  ("POST", ALL + "/me/second-factor")}

# Secrets and what is sealed stay out of the record, and so do raw records of evidence, which never change: the change names them.
WITHOUT_VALUES = {"password", "public_link", "private_note", "evidence", "second_factor"}


def slack_export():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("users.json", json.dumps([{"id": "U1", "name": "ben"}]))
        archive.writestr("channels.json", json.dumps([{"id": "C1", "name": "incident"}]))
        archive.writestr("incident/2026-03-01.json", json.dumps([{"type": "message", "user": "U1", "ts": "1772359500.000100", "text": "It is down"}]))
    return file.getvalue()


class Changes(Case):
    def setUp(self):
        super().setUp()
        self.last, self.seen = 0, {}
        self.author = self.ada.api("GET", "/session")["person"]["id"]
        self.look("POST", ALL + "/setup", ["workspace added", "person added"])

    def rows(self):
        return kept.rows(self.data, f"SELECT * FROM changes WHERE number > {self.last} ORDER BY number")

    def look(self, method, path, expected, author=None):
        """What was written since we last looked: `expected` is the beginning of "item act" of each."""
        rows = self.rows()
        self.seen[(method, path)] = len(rows)
        self.assertEqual([f"{row['item']} {row['act']}" for row in rows][:len(expected)], expected, (method, path))
        for row in rows:
            self.last = row["number"]
            self.assertEqual(row["person_id"], author or self.author)
            self.assertLess(abs(row["at"] / 1e6 - time.time()), 60)
            self.assertTrue(row["thing"] and row["thing_id"] and row["item_id"])
            if row["item"] not in WITHOUT_VALUES:
                taken_back = row["act"] == "restored" and row["before"] == "null"
                self.assertEqual(row["before"] == "null", row["act"] == "added" or taken_back, dict(row))
                self.assertEqual(row["after"] == "null", row["act"] == "deleted", dict(row))
                self.assertTrue(row["act"] != "changed" or row["before"] != row["after"], dict(row))
        return rows

    def do(self, method, path, body=None, expected=(), expect=200, at=None):
        answer = self.ada.api(method, (at or path)[len(ALL):].replace("{number}", "1"), body, expect=expect)
        self.look(method, path, list(expected))
        return answer

    def change_the_house(self):
        self.do("PUT", ALL + "/me", {"name": "Ada Byron"}, ["person changed"])
        self.do("PUT", ALL + "/me/password", {"current": "correct horse battery", "wanted": "staple battery horse"}, ["password changed"])
        ben = self.do("POST", ALL + "/people", {"name": "Ben", "email": "ben@example.org", "access": "member"}, ["person added"])["person"]
        one = f"{ALL}/people/{ben['id']}"
        self.do("PUT", ALL + "/people/{id}", {**{key: ben[key] for key in ("email", "access", "revision")}, "name": "Benjamin"}, ["person changed"], at=one)
        self.do("POST", ALL + "/people/{id}/password", None, ["password changed"], at=one + "/password")
        workspace = self.ada.api("GET", "/workspace")["workspace"]
        self.do("PUT", ALL + "/workspace", {**workspace, "name": "Acme Pay"}, ["workspace changed"])
        shape = self.ada.api("GET", "/templates")["templates"][0]
        own = self.do("POST", ALL + "/templates", {**shape, "name": "Ours"}, ["template added"])
        self.do("PUT", ALL + "/templates/{id}", {**own, "name": "Still ours"}, ["template changed"], at=f"{ALL}/templates/{own['id']}")

    def change_the_review(self):
        shot = self.do("POST", ALL + "/reviews", {"title": "Down", "kind": "outage", "severity": "sev2", "template_id": "sander", "zone": "UTC"},
                       ["review added", "section added"])
        review = shot["document"]["review"]
        review = self.do("PUT", ONE, {key: value for key, value in {**review, "title": "Checkout was down"}.items() if key in (
            "title", "kind", "severity", "stage", "lead_id", "author_ids", "detection_source", "ongoing", "scope", "revision")}, ["review changed"])
        sections = [section["id"] for section in shot["document"]["sections"]]
        self.do("PUT", ONE + "/sections/order", {"ids": sections[::-1]}, ["section changed"])
        self.do("POST", ONE + "/zone", {"zone": "Europe/Berlin", "keep": "moment"}, ["review changed"])
        self.do("POST", ONE + "/publish", None, ["review changed"])
        self.do("POST", ONE + "/share", None, ["public_link added"])
        self.do("DELETE", ONE + "/share", None, ["public_link deleted"], expect=204)
        self.do("POST", ONE + "/withdraw", None, ["review changed"])
        revision = self.ada.api("GET", "/reviews/1")["document"]["review"]["revision"]
        self.do("PUT", ONE + "/readers", {"visibility": "restricted", "people": [], "revision": revision}, ["readers changed"])

    def change_the_parts(self):
        made = self.do("POST", ONE + "/events", {"events": [event("2026-03-01T10:00:00Z", "One")]}, ["event added"])["events"]
        moved = self.do("POST", ONE + "/events/shift", {"ids": [made[0]["id"]], "seconds": 60}, ["event changed"])["events"]
        self.change_part("events", "event", moved[0], {"what": "Two"})
        for name, fields in PARTS.items():
            item = name if name == "set_aside" else name.removesuffix("s")
            part = self.do("POST", f"{ONE}/{name}", {"id": "", **fields, "position": 0, "revision": 0}, [f"{item} added"])
            self.change_part(name, item, part, {})

    def change_part(self, name, item, part, fields):
        path, one = ONE + f"/{name}/{{id}}", ONE + f"/{name}/{part['id']}"
        self.do("PUT", path, {**part, **fields}, [f"{item} changed"], at=one)
        self.do("DELETE", path, None, [f"{item} deleted"], expect=204, at=one)
        self.do("POST", path + "/restore", None, [f"{item} restored"], at=one + "/restore")

    def change_notes_and_teams(self):
        note = self.do("POST", ONE + "/notes", {"text": "For me", "reader_ids": []}, ["private_note added"])["note"]
        one, path = f"{ONE}/notes/{note['id']}", ONE + "/notes/{id}"
        self.do("PUT", path, {"text": "For me alone", "reader_ids": [], "revision": 0}, ["private_note changed"], at=one)
        self.do("POST", path + "/release", {"passage": "For me"}, ["private_note changed", "section added"], at=one + "/release")
        self.do("DELETE", path, None, ["private_note deleted"], expect=204, at=one)
        team = {"id": "", "name": "Operations", "parent_id": "", "takes_part": True, "member_ids": [], "revision": 0}
        team = self.do("POST", ALL + "/teams", team, ["team added"])
        one, path = f"{ALL}/teams/{team['id']}", ALL + "/teams/{id}"
        self.do("PUT", path, {**team, "name": "Night shift"}, ["team changed"], at=one)
        self.do("DELETE", path, None, ["team deleted"], expect=204, at=one)

    def change_how_one_signs_in(self):
        token = {"name": "Figures", "scope": "read", "days": 30}
        made = self.do("POST", ALL + "/me/tokens", token, ["api_token added"])["token"]
        self.do("DELETE", ALL + "/me/tokens/{token}", None, ["api_token deleted"], expect=204, at=f"{ALL}/me/tokens/{made['id']}")
        service = self.do("POST", ALL + "/services", {"name": "Deploy notes", "access": "member"}, ["person added"])["id"]
        one = f"{ALL}/services/{service}/tokens"
        made = self.do("POST", ALL + "/services/{id}/tokens", token, ["api_token added"], at=one)["token"]
        self.do("DELETE", ALL + "/services/{id}/tokens/{token}", None, ["api_token deleted"], expect=204, at=f"{one}/{made['id']}")
        self.switch_the_second_factor_on()
        self.do("POST", ALL + "/me/second-factor/off", {"password": "staple battery horse"}, ["second_factor deleted"], expect=204)
        self.switch_the_second_factor_on()
        self.do("DELETE", ALL + "/people/{id}/second-factor", None, ["second_factor deleted"], expect=204, at=f"{ALL}/people/{self.author}/second-factor")

    def switch_the_second_factor_on(self):
        secret = self.ada.api("POST", "/me/second-factor", {"password": "staple battery horse"})["secret"]
        self.do("POST", ALL + "/me/second-factor/confirm", {"code": code_of(secret, now())}, ["second_factor added"])

    def bring_things_back(self):
        section = self.ada.api("GET", "/reviews/1")["document"]["sections"][0]
        one = f"{ONE}/sections/{section['id']}"
        self.do("PUT", ONE + "/sections/{id}", {**section, "body": "Something else"}, ["section changed"], at=one)
        last = self.ada.api("GET", "/reviews/1/history")["entries"][0]
        self.do("POST", ONE + "/history/{change}/restore", {"item": "section", "first": last["number"]}, ["section restored"],
                at=f"{ONE}/history/{last['number']}/restore")

    def bring_things_in(self):
        text = "# Mail was late\n\n## Timeline\n\n- 2026-03-01 10:05 It began\n"
        self.do("POST", ALL + "/imports/report", {"name": "mail.md", "text": text, "kind": "outage", "severity": "", "zone": "UTC", "proposal": None},
                ["review added"])
        self.do("POST", ALL + "/reports", {"happened": "almost", "what": "The lift stopped", "when": ""}, ["review added"])
        proposal = self.ada.api("POST", "/imports/preview", {"name": "log.txt", "text": "2026-03-01 10:05 It began"})["proposal"]
        self.do("POST", ONE + "/imports/events", {"name": "log.txt", "text": "10:05 It began", "zone": "UTC", "date": "", "events": proposal["events"]},
                ["evidence added", "event added"])
        answer = self.ada.ask("POST", ALL + "/uploads?name=export.zip", raw=slack_export())
        self.assertEqual(answer.status, 200, answer.body)
        self.assertEqual(self.rows(), [])
        upload = answer.json["upload_id"]
        message = self.ada.api("GET", f"/uploads/{upload}/messages?channel=C1")["messages"][0]
        self.do("POST", ONE + "/imports/slack", {"upload_id": upload, "channel": "C1", "from": None, "to": None, "picked": [message["key"]],
                                                 "workspace_address": ""}, ["evidence added", "event added"])

    def test_every_door_that_changes_something_records_it(self):
        self.change_the_house()
        self.change_the_review()
        self.change_the_parts()
        self.change_notes_and_teams()
        self.change_how_one_signs_in()
        self.bring_things_back()
        self.bring_things_in()
        doors = {(method.upper(), path) for path, methods in self.ada.api("GET", "/openapi.json")["paths"].items()
                 for method in methods if method != "get"}
        samples = {("DELETE", ALL + "/samples"), ("POST", ALL + "/samples/restore")}
        self.assertEqual(doors - set(self.seen), WITHOUT_CHANGE | samples)
        self.assertNotIn(0, self.seen.values())

    def test_samples_that_are_removed_leave_what_they_were(self):
        self.server.stop()
        self.data = self.folder / "sample"
        self.assertEqual(run("init", "--sample", data=self.data)[0], 0)
        words = (self.data / "sign-in.txt").read_text().split()
        self.server = Server(self.data)
        self.ada = Browser(self.server.port)
        self.assertEqual(self.ada.sign_in(words[3], words[-1]).status, 200)
        self.author = self.ada.api("GET", "/session")["person"]["id"]
        self.last = self.rows()[-1]["number"]
        self.do("DELETE", ALL + "/samples", None, ["review deleted"], expect=204)
        self.do("POST", ALL + "/samples/restore", None, ["review restored"], expect=204)

    def test_what_is_refused_leaves_no_change(self):
        self.add_review()
        section = self.ada.api("GET", "/reviews/1")["document"]["sections"][0]
        self.look("POST", ALL + "/reviews", ["review added"])
        self.ada.api("PUT", f"/reviews/1/sections/{section['id']}", {**section, "revision": 7}, expect=409)
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "Good"), event("2026-03-01T10:00:00Z", "")]}, expect=422)
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.ada.api("GET", "/reviews/1")["document"]["events"], [])


if __name__ == "__main__":
    unittest.main()
