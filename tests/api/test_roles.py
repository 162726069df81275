"""Who may do what: every door, as everybody, against an open review and a restricted one, compared with the
table that `candor routes --access` prints; and that a restricted review leaves no trace for who is not named."""

import json
import pathlib
import re
import sqlite3
import tempfile
import time
import unittest

import kept
from candor import Browser, Case, ROOT, Server, run
from test_reviews import PARTS, event

ROLES = ("guest", "reader", "member", "administrator", "owner")
PARTS_NAMED = ("author", "facilitator", "note_taker", "acted", "invited")
OPEN, RESTRICTED, MISSING = 1, 2, 99
SECRET = ("zebrafish", "quagga", "okapi")

# Whoever knocks at these is signed in or out by it, which would end the walk.
NOT_WALKED = {("POST", "/session"), ("DELETE", "/session"), ("DELETE", "/sessions"), ("POST", "/setup")}


def table():
    """(visibility, access, part) -> what they may do."""
    rules = {}
    for line in run("routes", "--access")[1].splitlines():
        found = re.match(r"  (open|restricted)\s+(\w+)\s+(not named|\w+)\s+(.*)$", line)
        if found:
            rules[found.groups()[:3]] = set(found.group(4).split()) - {"-"}
    return rules


def act_of(method, path):
    """What somebody does by asking this door of a review."""
    if method == "GET":
        return "read"
    last = path.rsplit("/", 1)[-1]
    if "/notes" in path and last != "release":
        return "read"  # What one writes for oneself alone.
    return {"publish": "publish", "withdraw": "publish", "share": "share", "readers": "admit"}.get(last, "edit")


class Example:
    """The least value that a schema of the API's own description takes."""

    def __init__(self, document):
        self.document = document

    def of(self, schema):
        if "$ref" in schema:
            return self.of(self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return None if any(one.get("type") == "null" for one in schema[several]) else self.of(schema[several][0])
        kind = schema.get("type")
        if isinstance(kind, list):
            return None if "null" in kind else self.of({**schema, "type": kind[0]})
        if "enum" in schema:
            return schema["enum"][0]
        if kind == "object":
            return {name: self.of(value) for name, value in schema.get("properties", {}).items()}
        return {"string": "", "integer": 0, "number": 0, "boolean": False, "array": []}[kind]


class People(Case):
    flags = ("--trusted-proxies", "127.0.0.1")
    places = 0

    def add(self, name, access):
        """Somebody with an account, signed in in a browser of their own."""
        email = f"{name.lower().replace(' ', '.')}@example.org"
        added = self.ada.api("POST", "/people", {"name": name, "email": email, "access": access})
        browser = Browser(self.server.port)
        self.places += 1  # Each from a place of their own, or there are too many attempts from one.
        signed_in = browser.ask("POST", "/api/v1/session", {"email": email, "password": added["initial_password"]},
                                {"X-Forwarded-For": f"198.51.100.{self.places}"})
        assert signed_in.status == 200, signed_in.body
        browser.person = added["person"]
        return browser

    def facts(self, number, **changed):
        review = {**self.ada.api("GET", f"/reviews/{number}")["document"]["review"], **changed}
        return {key: review[key] for key in ("title", "kind", "severity", "stage", "lead_id", "author_ids", "detection_source",
                                             "ongoing", "scope", "revision")}

    def change_facts(self, number, **changed):
        return self.ada.api("PUT", f"/reviews/{number}", self.facts(number, **changed))

    def name(self, number, visibility, people, expect=200, who=None):
        who = who or self.ada
        revision = who.api("GET", f"/reviews/{number}")["document"]["review"]["revision"]
        body = {"visibility": visibility, "people": [{"person_id": id, "parts": parts} for id, parts in people], "revision": revision}
        return who.api("PUT", f"/reviews/{number}/readers", body, expect=expect)

    def wait_for_the_library(self):
        deadline = time.time() + 20
        while time.time() < deadline:
            changed = kept.rows(self.data, "SELECT max(number) AS number FROM changes")[0]["number"]
            if kept.rows(self.data, f"SELECT read_to FROM library_state WHERE read_to >= {changed}"):
                return
            time.sleep(0.05)
        self.fail("the library did not catch up")


class Walk(People):
    """Every door as everybody."""

    def setUp(self):
        super().setUp()
        self.rules = table()
        self.document = self.ada.api("GET", "/openapi.json")
        self.example = Example(self.document)
        for title in ("Mail was late", "Zebrafish escaped"):
            self.add_review(title=title)
        self.ada_id = self.ada.api("GET", "/session")["person"]["id"]

    def doors(self):
        for path, methods in self.document["paths"].items():
            for method, door in methods.items():
                if (method.upper(), path.removeprefix("/api/v1")) not in NOT_WALKED:
                    yield method.upper(), path, door

    def body_for(self, path, door, number):
        """Something that gets past reading, and is then too old or makes too little sense to change much."""
        if path.endswith("/reviews/{number}"):
            return {**self.of_review[number], "revision": 0}
        if path.endswith("/zone"):
            return {"zone": "UTC", "keep": "moment"}
        schema = door["requestBody"]["content"].get("application/json", {}).get("schema")
        return self.example.of(schema) if schema else None

    def ask(self, browser, method, path, door, number):
        asked = path.replace("{number}", str(number)).replace("{id}", "x").replace("{change}", "1")
        if path.endswith("/export"):
            asked += "?format=json"
        if method == "GET" or "requestBody" not in door:
            return browser.ask(method, asked)
        body = self.body_for(path, door, number)
        return browser.ask(method, asked, body) if body is not None else browser.ask(method, asked, raw=b"x")

    def check_door(self, browser, role, part, method, path, door):
        if "{number}" not in path:
            status = self.ask(browser, method, path, door, 0).status
            order = ("anyone",) + ROLES
            may = order.index(role) >= order.index(door["x-access"])
            self.assertEqual(status not in (401, 403), may, (method, path, status))
            return
        for number, visibility in ((OPEN, "open"), (RESTRICTED, "restricted")):
            answer = self.ask(browser, method, path, door, number)
            may = self.rules[(visibility, role, part)]
            if "read" not in may:
                missing = self.ask(browser, method, path, door, MISSING)
                self.assertEqual((answer.status, answer.text), (missing.status, missing.text.replace(f"PM-{MISSING}", f"PM-{number}")))
                self.assertEqual(answer.status, 404)
            elif act_of(method, path) not in may:
                self.assertEqual(answer.status, 403, (visibility, answer.body))
            else:
                self.assertNotIn(answer.status, (401, 403), (visibility, answer.body))
                self.assertNotIn("there is no review", answer.text)

    def check_everything(self, browser, role, part):
        self.of_review = {number: self.facts(number) for number in (OPEN, RESTRICTED)} | {MISSING: self.facts(OPEN)}
        for method, path, door in self.doors():
            with self.subTest(role=role, part=part, method=method, path=path):
                self.check_door(browser, role, part, method, path, door)
        for number, visibility in ((OPEN, "open"), (RESTRICTED, "restricted")):
            with self.subTest(role=role, part=part, naming=visibility):
                other = {**self.of_review[number], "author_ids": [], "revision": 0}
                may = self.rules[(visibility, role, part)]
                expected = 404 if "read" not in may else 409 if "name" in may else 403
                self.assertEqual(browser.ask("PUT", f"/api/v1/reviews/{number}", other).status, expected)

    def test_every_door_lets_in_whom_the_table_names(self):
        browsers = {(role, part): self.add(f"{role} {part}", role) for role in ROLES for part in ("not named", "lead", *PARTS_NAMED)}
        id_of = {key: browser.person["id"] for key, browser in browsers.items()}
        authors = [self.ada_id] + [id_of[(role, "author")] for role in ROLES]
        named = [(id_of[(role, part)], [part]) for role in ROLES for part in PARTS_NAMED[1:]] + [(self.ada_id, ["invited"])]
        for number, visibility in ((OPEN, "open"), (RESTRICTED, "restricted")):
            self.change_facts(number, author_ids=authors)
            self.name(number, visibility, named)
        for (role, part), browser in browsers.items():
            if part == "lead":
                for number in (OPEN, RESTRICTED):
                    self.change_facts(number, lead_id=id_of[(role, part)])
            self.check_everything(browser, role, part)
        stranger = Browser(self.server.port)
        for method, path, door in self.doors():
            if door["x-access"] != "anyone":
                with self.subTest(stranger=path, method=method):
                    self.assertEqual(self.ask(stranger, method, path, door, RESTRICTED).status, 401)


class NoTrace(People):
    """What somebody sees who is not named in a restricted review is what they saw before there was one."""

    def setUp(self):
        super().setUp()
        self.add_review(title="Mail was late")
        self.ada.api("POST", "/reviews/1/lessons", {"id": "", **PARTS["lessons"], "kind": "got_lucky", "position": 0, "revision": 0})
        self.ada.api("POST", "/reviews/1/publish")
        self.others = {role: self.add(f"Some {role}", role) for role in ROLES}
        self.named = self.add("Ben", "member")
        self.wait_for_the_library()

    def doors(self, token=""):
        lists = ["/reviews", "/today", "/library", "/samples", "/people"]
        lists += ["/reviews?" + filter for filter in ("kind=outage", "severity=sev1", "severity=sev2", "stage=draft", "lead=me", "published=yes", "published=no",
                                                      "after=3")]
        lists += ["/library?" + query for query in ("q=zebrafish", "q=zeb", "q=quagga", "q=okapi", "q=mail", "kind=outage", "severity=sev1", "factor=latent",
                                                    "q=zebrafish+-mail", "q=%22zebrafish+escaped%22", "after=5.0", "after=1000.0")]
        return ["/api/v1" + path for path in lists] + ([f"/p/shared/{token}"] if token else [])

    def seen(self, token=""):
        return {(role, path): (answer.status, answer.body) for role, browser in self.others.items() for path in self.doors(token)
                for answer in [browser.get(path)]}

    def write_secret(self):
        """A review whose every part has a word that stands nowhere else."""
        self.add_review(self.named, title="Zebrafish escaped", severity="sev1")
        for name, fields in PARTS.items():
            texts = {key: "Quagga okapi" for key in ("felt", "tried", "text", "statement", "body", "phrase") if key in fields}
            lucky = {"kind": "got_lucky"} if name == "lessons" else {}
            owned = {"owner_id": self.others["member"].person["id"]} if name == "actions" else {}
            self.named.api("POST", f"/reviews/2/{name}", {"id": "", **fields, **texts, **lucky, **owned, "position": 0, "revision": 0})
        self.named.api("POST", "/reviews/2/events", {"events": [event("2026-03-01T10:00:00Z", "Quagga", person_id=self.others["member"].person["id"])]})
        self.named.api("POST", "/reviews/2/imports/events", {"name": "okapi.txt", "text": "Okapi", "zone": "UTC", "date": "", "events": []})
        self.named.api("POST", "/reviews/2/publish")
        return self.named.api("POST", "/reviews/2/share")["public_link"].rsplit("/", 1)[-1]

    def check_silence(self, before, token):
        after = self.seen(token)
        for (role, path), answer in after.items():
            with self.subTest(role=role, path=path):
                if path in self.doors():
                    self.assertEqual(answer, before[(role, path)])
                else:
                    self.assertEqual(answer[0], 404)
                for word in SECRET + ("escaped", self.secret_id):
                    self.assertNotIn(word, answer[1].decode().lower())

    def test_lists_search_counts_today_and_links_are_as_if_it_were_not_there(self):
        before = self.seen()
        token = self.write_secret()
        self.wait_for_the_library()
        self.secret_id = self.named.api("GET", "/reviews/2")["document"]["review"]["id"]
        self.assertEqual(Browser(self.server.port).get(f"/p/shared/{token}").status, 200)
        self.assertIn(b"Zebrafish", self.others["member"].get("/api/v1/library?q=quagga").body)
        self.assertIn(b"Zebrafish", self.others["member"].get("/api/v1/today").body)
        self.name(2, "restricted", [], who=self.named)
        with self.subTest("at once, before the library has read of it"):
            self.check_silence(before, token)
        self.wait_for_the_library()
        self.check_silence(before, token)
        self.assertEqual(self.named.api("GET", "/library?q=quagga")["hits"][0]["number"], 2)
        self.assertEqual([row["review"]["number"] for row in self.named.api("GET", "/reviews")["reviews"]], [2, 1])
        self.assertIn(b"Zebrafish", self.named.get("/p/2").body)
        for role, browser in self.others.items():
            with self.subTest(page=role):
                page, missing = browser.get("/p/2"), browser.get("/p/99")
                self.assertEqual((page.status, page.text), (404, missing.text.replace("PM-99", "PM-2")))
        self.assertEqual(Browser(self.server.port).get("/p/2").headers["Location"], "/sign-in?to=/p/2")

    def test_pages_of_what_is_open_and_what_one_is_named_in_are_one_list(self):
        for number in range(2, 131):
            self.add_review(self.named, title=f"Number {number}")
            if number % 3 == 0:
                self.name(number, "restricted", [], who=self.named)

        def pages(browser, more=""):
            numbers, after = [], ""
            while True:
                page = browser.api("GET", f"/reviews?after={after}{more}")
                numbers += [row["review"]["number"] for row in page["reviews"]]
                after = page["next"]
                if not after:
                    return numbers

        every = list(range(130, 0, -1))
        self.assertEqual(pages(self.named), every)
        self.assertEqual(pages(self.named, "&lead=me"), every[:-1])
        self.assertEqual(pages(self.others["owner"]), [number for number in every if number == 1 or number % 3])
        self.assertEqual(pages(self.others["guest"]), [])

    def test_who_is_taken_out_reads_no_more_and_who_is_invited_reads_at_once(self):
        self.add_review(self.named, title="Zebrafish escaped")
        guest, member = self.others["guest"], self.others["member"]
        invited = [(guest.person["id"], ["invited"]), (member.person["id"], ["acted"])]
        self.assertEqual([one["parts"] for one in self.name(2, "restricted", invited, who=self.named)["people"]], [["lead", "author"], ["invited"], ["acted"]])
        self.wait_for_the_library()
        for browser in (guest, member):
            self.assertEqual(browser.api("GET", "/reviews")["reviews"][0]["review"]["visibility"], "restricted")
            self.assertEqual(browser.api("GET", "/library?q=zebrafish")["hits"][0]["number"], 2)
        self.assertEqual(len(guest.api("GET", "/reviews")["reviews"]), 1, "what is open is not a guest's")
        self.name(2, "restricted", invited[:1], who=self.named)
        self.assertEqual(member.get("/api/v1/reviews/2").status, 404)
        self.assertEqual(guest.get("/api/v1/reviews/2").status, 200)
        self.name(2, "open", [], who=self.named)
        self.assertEqual(member.get("/api/v1/reviews/2").status, 200)
        self.assertEqual(guest.get("/api/v1/reviews/2").status, 404)

    def test_nobody_restricts_a_review_out_of_everybodys_hands(self):
        self.add_review(self.named)
        self.name(2, "restricted", [], who=self.named)
        review = self.named.api("GET", "/reviews/2")["document"]["review"]
        facts = {key: review[key] for key in self.facts(1)}
        mention = self.ada.api("POST", "/people", {"name": "Cleo", "email": "", "access": "anyone"})["person"]["id"]
        for lead in ("", mention):
            self.named.api("PUT", "/reviews/2", {**facts, "lead_id": lead}, expect=409)
        self.named.api("PUT", "/reviews/2", {**facts, "lead_id": self.others["member"].person["id"]})
        self.assertEqual(self.others["member"].get("/api/v1/reviews/2").status, 200)
        self.named.api("PUT", "/reviews/2/readers", {"visibility": "open", "people": [], "revision": 2}, expect=403)

    def test_an_administrator_who_restricts_goes_on_reading(self):
        administrator = self.others["administrator"]
        self.assertIn(administrator.person["id"], [one["person_id"] for one in self.name(1, "restricted", [], who=administrator)["people"]])
        self.assertEqual(administrator.get("/api/v1/reviews/1").status, 200)


class Roles(People):
    def change(self, browser, person, access, expect=200):
        now = next(one for one in self.ada.api("GET", "/people")["people"] if one["id"] == person["id"])
        return browser.api("PUT", f"/people/{person['id']}", {**{key: now[key] for key in ("name", "email", "revision")}, "access": access}, expect=expect)

    def test_a_workspace_keeps_an_owner_and_nobody_reaches_above_themselves(self):
        ada, ben = self.ada.api("GET", "/session")["person"], self.add("Ben", "administrator")
        self.assertEqual(ada["access"], "owner")
        self.assertIn("owner", self.change(self.ada, ada, "administrator", expect=409)["error"]["message"])
        self.change(ben, ada, "member", expect=403)
        self.change(ben, ben.person, "owner", expect=403)
        ben.api("POST", f"/people/{ada['id']}/password", expect=403)
        ben.api("POST", "/people", {"name": "Cleo", "email": "cleo@example.org", "access": "owner"}, expect=403)
        self.change(self.ada, ben.person, "owner")
        self.change(ben, ada, "administrator")
        self.change(ben, ben.person, "administrator", expect=409)

    def test_a_changed_role_holds_from_the_next_request_on(self):
        ben = self.add("Ben", "member")
        self.add_review()
        self.assertTrue(ben.api("GET", "/reviews/1")["may_edit"])
        self.change(self.ada, ben.person, "reader")
        self.assertFalse(ben.api("GET", "/reviews/1")["may_edit"])
        ben.api("POST", "/reviews", {"title": "Mine", "kind": "outage", "severity": "", "template_id": "sander", "zone": ""}, expect=403)
        self.change(self.ada, ben.person, "guest")
        ben.api("GET", "/reviews/1", expect=404)
        self.assertEqual([one["name"] for one in ben.api("GET", "/people")["people"]], ["Ben"])
        self.change(self.ada, ben.person, "anyone", expect=422)

    def test_the_operator_gives_any_role(self):
        self.server.stop()
        for role in ROLES:
            code, out, _ = run("user", "add", "--name", role, "--email", f"{role}@example.org", "--role", role, data=self.data)
            self.assertEqual(code, 0)
        self.server = Server(self.data)
        browser = Browser(self.server.port)
        self.assertEqual(browser.sign_in("owner@example.org", out.strip().split("password ")[1]).status, 200)
        people = {one["name"]: one["access"] for one in browser.api("GET", "/people")["people"]}
        self.assertEqual({name: people[name] for name in ROLES}, {role: role for role in ROLES})


class Reports(People):
    """One page for everybody with an account."""

    def test_what_somebody_tells_is_a_draft_that_nobody_leads_and_that_they_can_follow(self):
        for role in ROLES:
            browser = self.add(f"Some {role}", role)
            for happened, kind in (("really", "outage"), ("almost", "near_miss")):
                with self.subTest(role=role, happened=happened):
                    what = "The lift stopped\n\nBetween two floors."
                    number = browser.api("POST", "/reports", {"happened": happened, "what": what, "when": "At noon"})["number"]
                    document = browser.api("GET", f"/reviews/{number}")["document"]
                    review = document["review"]
                    self.assertEqual((review["title"], review["kind"], review["stage"], review["lead_id"], review["author_ids"]),
                                     ("The lift stopped", kind, "draft", "", []))
                    self.assertEqual(document["sections"][0]["body"], what + "\n\nWhen, about: At noon")
        self.assertEqual(len(self.ada.api("GET", "/reviews")["reviews"]), 2 * len(ROLES))

    def test_nothing_told_is_no_report(self):
        for body in ({"what": " "}, {"what": "x" * 20_001}, {"what": "x", "when": "y" * 201}):
            self.ada.api("POST", "/reports", {"happened": "really", "when": "", **body}, expect=422)
        self.assertEqual(self.ada.api("GET", "/reviews")["reviews"], [])


@kept.only_sqlite
class Upgrade(unittest.TestCase):
    def test_a_workspace_of_before_has_its_first_administrator_as_owner_and_its_leads_named(self):
        with tempfile.TemporaryDirectory(prefix="candor-") as folder:
            data = pathlib.Path(folder) / "data"
            data.mkdir()
            self.write_old(data / "candor.db")
            server = Server(data)
            server.stop()
            with sqlite3.connect(data / "candor.db") as database:
                self.assertEqual(dict(database.execute("SELECT id, access FROM people")), {"ada": "owner", "ben": "administrator", "cleo": "member", "dan": "anyone"})
                self.assertEqual(database.execute("SELECT count(*) FROM sessions").fetchone(), (1,))
                self.assertEqual({row[0]: json.loads(row[1]) for row in database.execute("SELECT person_id, parts FROM review_people")},
                                 {"ben": ["lead"], "cleo": ["author"], "dan": ["author"]})
                self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            database.close()

    def write_old(self, file):
        with sqlite3.connect(file) as database:
            database.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
            for path in sorted((ROOT / "migrations").glob("000[1-5]_*.sql")):
                if path.name.endswith(".postgres.sql"):
                    continue
                database.executescript(path.read_text())
                database.execute("INSERT INTO migrations VALUES (?, ?)", (int(path.name[:4]), path.name.split(".")[0][5:]))
            database.execute("INSERT INTO workspaces VALUES ('w', 'Acme', 'UTC', 'blameless', '', 1, 1, 7, 14, '[]', '[]', 1, 0)")
            for at, (id, access) in enumerate((("ada", "administrator"), ("ben", "administrator"), ("cleo", "member"), ("dan", "anyone"))):
                database.execute("INSERT INTO people VALUES ('w', ?, ?, ?, ?, '', ?, 0)", (id, id, f"{id}@example.org" if access != "anyone" else "", access, at))
            database.execute("INSERT INTO sessions VALUES ('w', 'h', 'ada', 't', 1, 1)")
            database.execute("""INSERT INTO reviews (workspace_id, id, number, title, kind, severity, stage, zone, lead_id, author_ids, ongoing, scope,
                                charter_version, is_sample, created_at, is_shared, revision, template_id)
                                VALUES ('w', 'r', 1, 'Old', 'outage', '', 'draft', '', 'ben', '["cleo","dan"]', '', '{}', 1, 0, 1, 0, 0, 'sander')""")
        database.close()


if __name__ == "__main__":
    unittest.main()
