"""API tokens: made once, seen once, never more than their owner, and gone at once when they are revoked."""

import datetime
import json
import unittest

import kept
from candor import Browser, Case

UNKNOWN = "cdr_" + "0" * 12 + "7" + "0" * 3 + "8" + "0" * 15 + "_" + "A" * 43


class Program(Browser):
    """Asks with a token, and keeps no cookie."""

    def __init__(self, port, secret):
        super().__init__(port)
        self.secret = secret

    def ask(self, method, path, body=None, headers=None, raw=None):
        return super().ask(method, path, body, {"Authorization": f"Bearer {self.secret}", **(headers or {})}, raw)


class Tokens(Case):
    flags = ("--trusted-proxies", "127.0.0.1")

    def make(self, browser, scope, days=30, name="Figures", whose="/me"):
        made = browser.api("POST", f"{whose}/tokens", {"name": name, "scope": scope, "days": days})
        program = Program(self.server.port, made["secret"])
        program.made = made
        return program

    def add_service(self, access, name="Deploy notes"):
        return self.ada.api("POST", "/services", {"name": name, "access": access})

    def test_a_token_reads_and_writes_as_far_as_its_scope(self):
        reader, writer, chief = (self.make(self.ada, scope) for scope in ("read", "write", "administer"))
        self.add_review(writer, title="Mail was late")
        self.assertEqual(reader.api("GET", "/reviews/1")["document"]["review"]["title"], "Mail was late")
        refused = reader.ask("POST", "/api/v1/reviews", {})
        self.assertEqual((refused.status, refused.json["error"]["message"]), (403, "this token only reads; make one that may write"))
        self.assertEqual(reader.api("GET", "/session")["person"]["email"], "ada@example.org")
        self.assertEqual(reader.api("GET", "/session")["csrf_token"], "")
        person = {"name": "Ben", "email": "ben@example.org", "access": "member"}
        self.assertEqual(writer.ask("POST", "/api/v1/people", person).status, 403)
        ben = chief.api("POST", "/people", person)["person"]
        with self.subTest("who is an owner is never up to a program"):
            self.assertEqual(chief.ask("PUT", f"/api/v1/people/{ben['id']}", {**{k: ben[k] for k in ("name", "email", "revision")}, "access": "owner"}).status, 403)

    def test_a_token_may_never_more_than_its_owner_may_now(self):
        ben = self.add_member()
        ben.api("POST", "/me/tokens", {"name": "x", "scope": "administer", "days": 1}, expect=422)
        writer = self.make(ben, "write")
        self.add_review(title="Mail was late")
        self.add_review(writer)
        facts = {key: ben.person[key] for key in ("name", "email")}
        for revision, (access, reads, writes) in enumerate((("reader", 200, 403), ("guest", 404, 403), ("anyone", 401, 401))):
            self.ada.api("PUT", f"/people/{ben.person['id']}", {**facts, "email": "" if access == "anyone" else facts["email"],
                                                                "access": access, "revision": revision})
            with self.subTest(access):
                self.assertEqual(writer.get("/api/v1/reviews/1").status, reads)
                self.assertEqual(writer.ask("POST", "/api/v1/reviews", {}).status, writes)

    def test_a_restricted_review_is_as_hidden_from_a_token_as_from_its_owner(self):
        ben = self.add_member()
        self.add_review(ben, title="Zebrafish")
        revision = ben.api("GET", "/reviews/1")["document"]["review"]["revision"]
        ben.api("PUT", "/reviews/1/readers", {"visibility": "restricted", "people": [], "revision": revision})
        for scope in ("read", "write", "administer"):
            self.assertEqual(self.make(self.ada, scope).get("/api/v1/reviews/1").status, 404)
        self.assertEqual(self.make(ben, "read").get("/api/v1/reviews/1").status, 200)

    def test_a_revoked_or_expired_token_opens_nothing(self):
        program = self.make(self.ada, "write")
        other = self.make(self.ada, "write", name="Other")
        self.ada.api("DELETE", f"/me/tokens/{program.made['token']['id']}", expect=204)
        refused = program.get("/api/v1/reviews")
        self.assertEqual(refused.status, 401)
        self.assertIn("this token opens nothing", refused.json["error"]["message"])
        self.assertIn("invalid_token", refused.headers["WWW-Authenticate"])
        self.assertEqual(other.get("/api/v1/reviews").status, 200)
        self.ada.api("DELETE", f"/me/tokens/{program.made['token']['id']}", expect=404)
        kept.tamper(self.data, "UPDATE api_tokens SET expires_at = 1")
        self.assertEqual(other.get("/api/v1/reviews").status, 401)

    def test_a_token_that_is_no_token_falls_back_to_nothing(self):
        for sent in ("Bearer ", "Bearer x", f"Bearer {UNKNOWN}", "Basic YTpi", "Bearer cdr_'; DROP TABLE api_tokens", "Bearer " + "x" * 4000,
                     self.ada.cookie):
            with self.subTest(sent[:40]):
                self.assertEqual(self.ada.get("/api/v1/reviews", headers={"Authorization": sent}).status, 401)
        self.assertEqual(self.ada.get("/api/v1/session", headers={"Authorization": "Bearer x"}).json["person"], None)

    def test_a_token_makes_no_token_and_touches_no_session(self):
        program = self.make(self.ada, "administer")
        service = self.add_service("member")
        for method, path, body in (("GET", "/me/tokens", None), ("POST", "/me/tokens", {"name": "x", "scope": "read", "days": 1}),
                                   ("POST", f"/services/{service['id']}/tokens", {"name": "x", "scope": "read", "days": 1}),
                                   ("PUT", "/me/password", {"current": "correct horse battery", "wanted": "battery horse correct"}),
                                   ("DELETE", "/session", None), ("DELETE", "/sessions", None), ("PUT", "/me", {"name": "Eve"})):
            with self.subTest(method=method, path=path):
                self.assertEqual(program.ask(method, "/api/v1" + path, body).status, 403)
        self.assertEqual(self.ada.api("GET", "/session")["person"]["name"], "Ada")
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw=="}
        self.assertEqual(program.get("/api/v1/live", headers=upgrade).status, 403)

    def test_another_site_cannot_use_a_token_that_it_found_for_writing_unseen(self):
        program = self.make(self.ada, "write")
        self.assertEqual(program.ask("POST", "/api/v1/reviews", {}, {"Sec-Fetch-Site": "cross-site"}).status, 403)

    def test_what_makes_no_sense_is_refused_with_its_field(self):
        for body, field in (({"name": " ", "scope": "read", "days": 1}, "name"), ({"name": "x" * 101, "scope": "read", "days": 1}, "name"),
                            ({"name": "x", "scope": "read", "days": 0}, "days"), ({"name": "x", "scope": "read", "days": 366}, "days"),
                            ({"name": "x", "scope": "all", "days": 1}, "scope"), ({"name": "x", "scope": "read"}, "days")):
            with self.subTest(body=body):
                answer = self.ada.ask("POST", "/api/v1/me/tokens", body)
                self.assertEqual((answer.status, answer.json["error"]["field"]), (422, field))
        self.ada.api("POST", "/services", {"name": "x", "access": "owner"}, expect=422)

    def test_there_is_an_end_to_tokens(self):
        for number in range(50):
            self.make(self.ada, "read", name=str(number))
        self.ada.api("POST", "/me/tokens", {"name": "x", "scope": "read", "days": 1}, expect=409)
        kept.tamper(self.data, "UPDATE api_tokens SET expires_at = 1 WHERE name = '3'")
        self.make(self.ada, "read")
        self.assertEqual(len(self.ada.api("GET", "/me/tokens")["tokens"]), 50)

    def test_a_service_asks_with_tokens_and_cannot_sign_in(self):
        service = self.add_service("member")
        self.assertEqual((service["is_service"], service["email"]), (True, ""))
        program = self.make(self.ada, "write", whose=f"/services/{service['id']}")
        self.add_review(program)
        lead = self.ada.api("GET", "/reviews/1")["document"]["review"]
        self.assertEqual(lead["title"], "Checkout was down")
        self.assertEqual(Browser(self.server.port).sign_in("", "").status, 401)
        self.ada.api("POST", f"/people/{service['id']}/password", expect=409)
        changed = {"name": "Deploys", "email": "", "access": "anyone", "revision": 0}
        renamed = self.ada.api("PUT", f"/people/{service['id']}", changed)
        self.assertEqual((renamed["is_service"], renamed["name"]), (True, "Deploys"))
        with self.subTest("one that is switched off"):
            self.assertEqual(program.get("/api/v1/reviews").status, 401)

    def test_only_administrators_have_to_do_with_services_and_only_oneself_with_ones_tokens(self):
        ben = self.add_member()
        service = self.add_service("member")
        made = self.make(self.ada, "read")
        for method, path in (("GET", f"/services/{service['id']}/tokens"), ("POST", f"/services/{service['id']}/tokens"), ("POST", "/services")):
            self.assertEqual(ben.ask(method, "/api/v1" + path, {} if method == "POST" else None).status, 403)
        ben.api("DELETE", f"/me/tokens/{made.made['token']['id']}", expect=404)
        self.ada.api("GET", f"/services/{ben.person['id']}/tokens", expect=404)
        self.ada.api("DELETE", f"/services/{service['id']}/tokens/{made.made['token']['id']}", expect=404)
        self.assertEqual(made.get("/api/v1/reviews").status, 200)

    def test_the_secret_is_kept_nowhere_and_the_change_is_recorded(self):
        program = self.make(self.ada, "read")
        program.api("GET", "/reviews")
        row = kept.rows(self.data, "SELECT * FROM api_tokens")[0]
        everything = json.dumps([kept.rows(self.data, f"SELECT * FROM {table}") for table in ("api_tokens", "changes", "people")])
        self.assertNotIn(program.secret[37:], everything)
        self.assertTrue(program.secret.startswith("cdr_"))
        self.assertEqual(len(row["token_hash"]), 43)
        self.ada.api("DELETE", f"/me/tokens/{row['id']}", expect=204)
        changes = kept.rows(self.data, "SELECT act, thing, item, item_id FROM changes WHERE item = 'api_token' ORDER BY number")
        self.assertEqual(changes, [{"act": act, "thing": "person", "item": "api_token", "item_id": row["id"]} for act in ("added", "deleted")])

    def test_its_owner_sees_the_day_of_its_last_use(self):
        program = self.make(self.ada, "read")
        self.assertIsNone(self.ada.api("GET", "/me/tokens")["tokens"][0]["used_on"])
        program.api("GET", "/reviews")
        used = self.ada.api("GET", "/me/tokens")["tokens"][0]["used_on"]
        self.assertEqual(used, datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT00:00:00Z"))


if __name__ == "__main__":
    unittest.main()
