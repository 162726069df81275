"""What is sealed stays sealed: a private note is found nowhere, by nobody, whatever their access, but by its
writer and whom they name; and each reading is told to its writer."""

import itertools
import unittest

import kept
from candor import Browser, run
from test_live import Live
from test_roles import ROLES, Example, People

TRIPWIRE = "xylophonic tripwire"
TEXT = f"I was asleep at the console.\n\nThe {TRIPWIRE} rang and I turned it off."


class Sealed(People):
    def setUp(self):
        super().setUp()
        self.ben = self.add("Ben", "member")
        self.add_review(title="The lift stopped")
        self.add_review(title="The stairs closed")
        self.note = self.ben.api("POST", "/reviews/1/notes", {"text": TEXT, "reader_ids": []})["note"]
        self.path = f"/reviews/1/notes/{self.note['id']}"

    def save(self, expect=200, **changed):
        body = {**{key: self.note[key] for key in ("text", "reader_ids", "revision")}, **changed}
        answer = self.ben.api("PUT", self.path, body, expect=expect)
        if expect == 200:
            self.note = answer["note"]
        return answer

    def doors(self):
        document = self.ada.api("GET", "/openapi.json")
        self.example = Example(document)
        for path, methods in document["paths"].items():
            for method, door in methods.items():
                yield method.upper(), path.removeprefix("/api/v1"), door

    def addresses(self, path):
        """The path with everything that could lead to the note."""
        changes = kept.rows(self.data, "SELECT max(number) AS last FROM changes")[0]["last"]
        for number, change in itertools.product((1, 2), (changes, 5)) if "{change}" in path else ((1, 0), (2, 0)):
            yield path.replace("{number}", str(number)).replace("{id}", self.note["id"]).replace("{change}", str(change))
            if "{number}" not in path:
                return

    def check_nobody_hears(self, browser, who):
        for method, path, door in self.doors():
            if path in ("/session", "/sessions", "/setup", "/live") or path.startswith("/samples"):
                continue
            for address in self.addresses(path):
                for query in ("", f"?q={TRIPWIRE.replace(' ', '+')}", "?format=json", "?format=markdown", "?format=html&layers=facts,statements"):
                    if query and method != "GET":
                        continue
                    with self.subTest(who=who, method=method, address=address + query):
                        schema = door.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
                        answer = browser.ask(method, "/api/v1" + address + query, self.example.of(schema) if schema else None)
                        self.assertNotIn(TRIPWIRE, answer.text)
                        self.assertNotIn("asleep", answer.text)
                        if f"/notes/{self.note['id']}" in address:
                            self.assertIn(answer.status, (401, 403, 404, 422))
                            self.assertNotEqual(answer.status, 200)
        for page in ("/p/1", "/reviews/1"):
            self.assertNotIn(TRIPWIRE, browser.get(page).text)

    def test_no_door_gives_a_note_to_anybody_else_whatever_their_access(self):
        self.wait_for_the_library()
        for role in ROLES:
            self.check_nobody_hears(self.add(f"Some {role}", role), role)
        self.check_nobody_hears(Browser(self.server.port), "stranger")
        self.check_nobody_hears(self.ada, "the owner who leads the review")
        self.assertEqual(self.ben.api("GET", self.path)["note"]["text"], TEXT, "nobody could change or delete it")

    def test_the_text_lies_in_one_table_and_the_record_has_an_id_and_an_act(self):
        self.save(text=TEXT + " Again.")
        tables = [row["name"] for row in kept.rows(self.data,
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()" if kept.POSTGRES else
            "SELECT name FROM sqlite_master WHERE type = 'table'")]
        self.wait_for_the_library()
        holding = {name for name in tables if TRIPWIRE in str(kept.rows(self.data, f'SELECT * FROM "{name}"'))}
        self.assertEqual(holding, {"private_notes"})
        said = kept.rows(self.data, "SELECT * FROM changes WHERE thing = 'private_note' ORDER BY number")
        self.assertEqual([(one["act"], one["thing_id"], one["before"], one["after"]) for one in said],
                         [(act, self.note["id"], "null", "null") for act in ("added", "changed")])
        history = self.ada.get("/api/v1/reviews/1/history").text
        self.assertNotIn("private_note", history)
        self.assertNotIn(self.note["id"], history)

    def test_the_operators_exports_hold_no_note(self):
        self.server.stop()
        for command in (("audit", "export"), ("export", "PM-1"), ("export", "PM-1", "--format", "json"), ("export", "PM-1", "--format", "html")):
            code, out, _ = run(*command, data=self.data)
            self.assertEqual(code, 0)
            self.assertNotIn(TRIPWIRE, out)
        self.assertEqual(run("audit", "verify", data=self.data)[0], 0)

    def test_nobody_hears_live_of_a_note(self):
        with Live(self.ada) as ada:
            for topic in ("review/1", "reviews", "workspace"):
                ada.say(watch=topic)
            self.save(text=TEXT + " And again.")
            self.ada.api("POST", "/reviews/1/publish")
            heard = []
            while not any('"review"' in one and '"changes"' in one for one in heard):
                heard.append(str(ada.frame()[1], "utf-8"))
            self.assertNotIn("private_note", "".join(heard))
            self.assertNotIn(self.note["id"], "".join(heard))

    def test_whoever_is_named_reads_it_and_the_writer_sees_that_they_did(self):
        ada_id = self.ada.api("GET", "/session")["person"]["id"]
        self.save(reader_ids=[ada_id])
        listed = self.ada.api("GET", "/reviews/1/notes")["notes"]
        self.assertEqual([(one["note"]["text"], one["writer_name"], one["is_own"]) for one in listed], [("", "Ben", False)])
        self.assertEqual(self.ben.api("GET", self.path)["read_by"], [], "that it is there is no reading")
        read = self.ada.api("GET", self.path)
        self.assertEqual((read["note"]["text"], read["read_by"], read["readers"], read["note"]["reader_ids"]), (TEXT, [], [], []))
        self.assertEqual([one["name"] for one in self.ben.api("GET", self.path)["read_by"]], ["Ada"])
        self.ada.api("PUT", self.path, {"text": "Mine now", "reader_ids": [], "revision": 1}, expect=404)
        self.ada.api("DELETE", self.path, expect=404)
        self.ada.api("POST", self.path + "/release", {"passage": TEXT}, expect=404)
        self.save(reader_ids=[])
        self.ada.api("GET", self.path, expect=404)
        self.assertEqual(self.ada.api("GET", "/reviews/1/notes")["notes"], [])

    def test_only_who_reads_the_review_can_be_named(self):
        guest = self.add("Gil", "guest")
        self.assertIn("Gil cannot read this review", self.save(reader_ids=[guest.person["id"]], expect=422)["error"]["message"])
        self.save(reader_ids=["nobody"], expect=422)
        self.assertEqual(self.ben.api("GET", self.path)["note"]["reader_ids"], [])

    def test_a_passage_that_is_released_is_in_the_story_and_the_rest_stays_sealed(self):
        passage = "I was asleep at the console."
        released = self.ben.api("POST", self.path + "/release", {"passage": passage})
        self.assertEqual((released["section"]["title"], released["section"]["body"]), ("Told by Ben", passage))
        self.assertEqual(released["note"]["note"]["released"], [passage])
        self.assertIn(passage, self.ada.get("/api/v1/reviews/1/export?format=markdown").text)
        self.assertNotIn(passage, self.ada.get("/api/v1/reviews/1/export?format=markdown&layers=facts").text, "it is a statement")
        self.assertNotIn(TRIPWIRE, self.ada.get("/api/v1/reviews/1").text)
        self.ben.api("POST", self.path + "/release", {"passage": "I never wrote this"}, expect=422)
        self.ben.api("POST", self.path + "/release", {"passage": TEXT})
        self.assertIn(TRIPWIRE, self.ada.get("/api/v1/reviews/1").text)

    def test_what_is_deleted_is_gone(self):
        self.ben.api("DELETE", self.path, expect=204)
        self.assertEqual(kept.rows(self.data, "SELECT * FROM private_notes"), [])
        self.ben.api("GET", self.path, expect=404)

    def test_a_note_that_makes_no_sense_is_refused(self):
        self.save(text=" ", expect=422)
        self.save(text="x" * 16_001, expect=422)
        self.save(revision=7, expect=409)
        self.ben.api("GET", "/reviews/2/notes/" + self.note["id"], expect=404)


if __name__ == "__main__":
    unittest.main()
