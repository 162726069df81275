"""Facts and statements: what leaves a review says which of them it holds, and facts hold no statement."""

import pathlib
import sqlite3
import tempfile
import unittest

import kept
from candor import Browser, Case, ROOT, run
from test_reviews import PARTS, event

FACTS = {"attempts": "tried", "phases": "felt", "actions": "statement"}
STATEMENTS = {"surprises": "text", "factors": "statement", "lessons": "text"}


class Layers(Case):
    def setUp(self):
        super().setUp()
        document = self.add_review(title="The lift stopped")["document"]
        for table, field in {**FACTS, **STATEMENTS}.items():
            self.ada.api("POST", f"/reviews/1/{table}", {"id": "", **PARTS[table], field: f"marker of {table}", "position": 0, "revision": 0})
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "marker of events")]})
        section = document["sections"][0]
        self.ada.api("PUT", f"/reviews/1/sections/{section['id']}", {**section, "body": "marker of sections"})
        self.ada.api("POST", "/reviews/1/publish")
        self.stranger = Browser(self.server.port)

    def check_holds(self, text, statements):
        for table in (*FACTS, "events"):
            self.assertIn(f"marker of {table}", text)
        for table in (*STATEMENTS, "sections"):
            self.assertEqual(f"marker of {table}" in text, statements, table)
        self.assertEqual("and is left out" in text, not statements)

    def link_of(self, layers="", expect=200):
        return self.ada.api("POST", f"/reviews/1/share{'?layers=' + layers if layers else ''}", expect=expect)

    def test_a_public_link_shows_facts_unless_more_is_said(self):
        made = self.link_of()
        self.assertEqual(made["public_layers"], "facts")
        page = self.stranger.get(made["public_link"])
        self.check_holds(page.text, statements=False)
        again = self.link_of("facts,statements")
        self.assertEqual((again["public_link"], again["public_layers"]), (made["public_link"], "facts,statements"))
        whole = self.stranger.get(made["public_link"], headers={"If-None-Match": page.headers["ETag"]})
        self.assertEqual(whole.status, 200)
        self.check_holds(whole.text, statements=True)
        self.assertIn("Said under our charter (version 1)", whole.text)
        self.assertEqual(self.link_of()["public_layers"], "facts,statements", "what is not said is left as it is")
        self.assertEqual(self.ada.api("GET", "/reviews/1")["public_layers"], "facts,statements")
        said = kept.rows(self.data, "SELECT act, after FROM changes WHERE item = 'public_link' ORDER BY number")
        self.assertEqual([(one["act"], one["after"]) for one in said], [("added", '{"layers":"facts"}'), ("changed", '{"layers":"facts,statements"}')])
        self.link_of("statements", expect=422)

    def test_a_new_link_begins_with_facts_again(self):
        self.link_of("facts,statements")
        self.ada.api("DELETE", "/reviews/1/share", expect=204)
        self.assertEqual(self.link_of()["public_layers"], "facts")

    def test_members_read_everything_on_the_published_page(self):
        self.link_of()
        self.check_holds(self.ada.get("/p/1").text, statements=True)

    def test_every_export_says_which_layers_it_holds(self):
        for form in ("markdown", "html", "json"):
            for query, statements in (("", True), ("&layers=facts,statements", True), ("&layers=facts", False)):
                with self.subTest(form=form, query=query):
                    answer = self.ada.get(f"/api/v1/reviews/1/export?format={form}{query}")
                    self.assertEqual(answer.status, 200)
                    for table in (*STATEMENTS, "sections"):
                        self.assertEqual(f"marker of {table}" in answer.text, statements, table)
                    if form == "json":
                        self.assertEqual(answer.json["layers"], "facts,statements" if statements else "facts")
                    elif form == "markdown":
                        self.assertIn("layers:\n  - facts\n" + ("  - statements\n" if statements else "---"), answer.text)
                    if form != "json":
                        self.check_holds(answer.text, statements)
                        self.assertEqual("aid under our charter (version 1)" in answer.text, statements)
        self.assertEqual(self.ada.get("/api/v1/reviews/1/export?format=json&layers=all").status, 422)

    def test_the_operator_exports_by_layer_too(self):
        self.server.stop()
        code, text, _ = run("export", "PM-1", "--layers", "facts", data=self.data)
        self.assertEqual(code, 0)
        self.check_holds(text, statements=False)
        self.check_holds(run("export", "PM-1", data=self.data)[1], statements=True)

    def test_whoever_imports_facts_alone_is_told_so(self):
        for query, told in (("", False), ("&layers=facts", True)):
            text = self.ada.get(f"/api/v1/reviews/1/export?format=markdown{query}").text
            preview = self.ada.api("POST", "/imports/preview", {"name": "x.md", "text": text})
            self.assertEqual(any("is left out" in one["message"] for one in preview["proposal"]["remarks"]), told)
            body = {"name": "x.md", "text": text, "kind": "", "severity": "", "zone": ""}
            number = self.ada.api("POST", "/imports/report", body)["number"]
            document = self.ada.api("GET", f"/reviews/{number}")["document"]
            self.assertEqual([one["what"] for one in document["events"]], ["marker of events"])
            self.assertEqual(bool(document["lessons"]), not told)


@kept.only_sqlite
class Upgrade(unittest.TestCase):
    def test_a_link_of_before_goes_on_showing_what_it_was_made_for(self):
        with tempfile.TemporaryDirectory(prefix="candor-") as folder:
            with sqlite3.connect(pathlib.Path(folder) / "candor.db") as database:
                database.execute("CREATE TABLE reviews (public_token TEXT NOT NULL)")
                database.execute("INSERT INTO reviews VALUES (''), ('token')")
                database.executescript((ROOT / "migrations/0012_layers.sql").read_text())
                self.assertEqual(dict(database.execute("SELECT public_token, public_layers FROM reviews")),
                                 {"": "facts", "token": "facts,statements"})
            database.close()


if __name__ == "__main__":
    unittest.main()
