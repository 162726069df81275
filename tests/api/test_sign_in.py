"""Signing in by OpenID Connect, against oidc-provider: the whole way, its keys changing, and each thing that may be wrong."""

import pathlib
import re
import time
import unittest
import urllib.parse

import kept
from candor import Browser, Case, Server, run
from provider import Provider, Traveller, free_port

BAD_TOKENS = ("nonce", "no_nonce", "audience", "second_audience", "party", "issuer", "expired", "no_end", "made_later", "made_long_ago", "no_subject",
              "other_key", "unknown_key", "unsigned", "by_secret", "changed", "nonsense", "other_person")


class Place(Case):
    """A server with a provider beside it, told of each other."""

    more = ()

    def setUp(self):
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        self.provider = Provider(address + "/api/v1/sign-in/back")
        self.addCleanup(self.provider.stop)
        self.flags = ("--listen", f"127.0.0.1:{port}", "--public-url", address, "--trusted-proxies", "127.0.0.1", "--oidc-issuer", self.provider.issuer,
                      "--oidc-client-id", "candor", "--oidc-client-secret", "a secret: with / and %", "--oidc-scopes", "openid profile email groups",
                      *self.more)
        super().setUp()

    def traveller(self):
        return Traveller(self.server.port, self.provider)

    def problem(self, where):
        found = re.match(r"/sign-in\?problem=(\w+)&to=", where)
        return found.group(1) if found else where

    def logged(self):
        return pathlib.Path(self.server.log.name).read_text()


class Way(Place):
    def test_somebody_new_gets_an_account_and_comes_back_to_where_they_were(self):
        self.provider.say(sub="b", email="Ben@example.org", name="Ben")
        ben = self.traveller()
        self.assertEqual(ben.sign_in("/reviews/new?x=1"), "/reviews/new?x=1")
        person = ben.person()
        self.assertEqual((person["name"], person["email"], person["access"]), ("Ben", "ben@example.org", "member"))
        self.assertEqual(ben.jar["candor_sign_in"], "")
        self.add_review(ben)
        with self.subTest("and again, by the subject: the address may change, the account does not"):
            self.provider.say(sub="b", email="benedikt@example.org", name="Benedikt")
            again = self.traveller()
            again.sign_in()
            self.assertEqual(again.person(), person)
        with self.subTest("what is recorded"):
            linked = kept.rows(self.data, "SELECT act, item, person_id FROM changes WHERE item IN ('identity', 'person') AND thing_id = '%s' ORDER BY number" % person["id"])
            self.assertEqual(linked, [{"act": "added", "item": item, "person_id": ""} for item in ("person", "identity")])

    def test_an_account_that_is_there_is_found_by_its_verified_address_once(self):
        ben = self.add_member()
        self.provider.say(sub="x", email="ben@example.org", email_verified=False, name="Eve")
        self.assertEqual(self.problem(self.traveller().sign_in()), "email")
        self.provider.say(sub="b", email="BEN@example.org", name="Ben")
        linked = self.traveller()
        linked.sign_in()
        self.assertEqual(linked.person(), ben.person)
        with self.subTest("an address that somebody else was given since opens nothing"):
            self.provider.say(sub="other", email="ben@example.org", name="Ben")
            self.assertEqual(self.problem(self.traveller().sign_in()), "linked")

    def test_keys_change_and_the_algorithm_too(self):
        for change in ({}, {"rotate": True}, {"rotate": True, "algorithm": "ES256"}):
            self.provider.control(**change)
            with self.subTest(change):
                self.assertEqual(self.traveller().sign_in(), "/reviews")
            time.sleep(5.1 if change else 0)  # What it takes before keys are looked for again.
        asked = self.provider.control()
        self.assertEqual((asked["discovery"], asked["keys"]), (1, 3))

    def test_claims_in_the_token_are_as_good_as_those_that_are_asked_for(self):
        self.provider.control(claimsInToken=True)
        self.assertEqual(self.traveller().sign_in(), "/reviews")

    def test_a_token_that_is_wrong_lets_nobody_in(self):
        for number, fault in enumerate(BAD_TOKENS):
            self.provider.control(fault=fault)
            with self.subTest(fault):
                eve = self.traveller()
                back = self.provider.walk(eve.leave())
                split = urllib.parse.urlsplit(back)
                eve.jar, jar = dict(eve.jar), eve.jar
                answer = eve.ask("GET", f"{split.path}?{split.query}", headers={"X-Forwarded-For": f"198.51.100.{number}",
                                                                               "Cookie": f"candor_sign_in={jar['candor_sign_in']}"})
                self.assertEqual(self.problem(answer.headers["Location"]), "token")
                self.assertNotIn("candor_session", str(answer.headers))
        self.provider.control(fault="")
        self.assertEqual(self.traveller().sign_in(), "/reviews")
        self.assertEqual(kept.rows(self.data, "SELECT count(*) AS n FROM identities")[0]["n"], 1)
        with self.subTest("unknown keys do not have us ask for keys again and again"):
            self.assertLessEqual(self.provider.control()["keys"], 3)

    def test_an_answer_belongs_to_the_browser_that_asked(self):
        ada, eve = self.traveller(), self.traveller()
        back = self.provider.walk(ada.leave())
        self.assertEqual(self.problem(eve.arrive(back)), "stale")
        eve.leave()
        self.assertEqual(self.problem(eve.arrive(back)), "stale")
        self.assertNotIn("candor_session", eve.jar)
        self.assertEqual(ada.arrive(back), "/reviews")
        with self.subTest("and is taken once"):
            self.assertEqual(self.problem(ada.arrive(back)), "stale")
        with self.subTest("from the provider that was asked"):
            other = self.traveller()
            wrong = self.provider.walk(other.leave())
            self.assertEqual(self.problem(other.arrive(re.sub(r"iss=[^&]*", "iss=https%3A%2F%2Fanother.example", wrong))), "token")

    def test_nobody_is_led_elsewhere(self):
        for to in ("https://evil.example", "//evil.example", "/\\evil.example", "/%0d%0aSet-Cookie: x=y", "javascript:alert(1)", "", "/" + "x" * 600, "/a;b"):
            with self.subTest(to):
                self.assertEqual(self.traveller().sign_in(to), "/")
        self.assertEqual(self.traveller().sign_in("/reviews/14?tab=story#x"), "/reviews/14?tab=story#x")

    def test_who_cancels_is_told_so_and_who_fails_often_has_to_wait(self):
        self.provider.control(cancels=True)
        self.assertEqual(self.problem(self.traveller().sign_in()), "cancelled")
        for _ in range(9):
            self.traveller().arrive("/api/v1/sign-in/back?code=x&state=y")
        self.provider.control(cancels=False)
        self.assertEqual(self.problem(self.traveller().sign_in()), "too_many")

    def test_a_provider_that_is_away_is_told_of_and_passwords_go_on(self):
        self.provider.stop()
        answer = self.traveller().go("/api/v1/sign-in/provider?to=/reviews")
        self.assertEqual((answer.status, answer.headers["Location"]), (303, "/sign-in?problem=provider&to=%2Freviews"))
        self.assertEqual(Browser(self.server.port).sign_in("ada@example.org", "correct horse battery").status, 200)
        self.provider.start(self.provider.callback)
        time.sleep(5.1)
        self.assertEqual(self.traveller().sign_in(), "/reviews")

    def test_another_node_may_answer(self):
        if not kept.POSTGRES:
            self.skipTest("several nodes need PostgreSQL")
        other = Server(self.data, "--listen", "127.0.0.1:0", *self.flags[2:])
        try:
            ada = self.traveller()
            back = self.provider.walk(ada.leave())
            there = Traveller(other.port, self.provider)
            there.jar = ada.jar
            self.assertEqual(there.arrive(back), "/reviews")
        finally:
            other.stop()

    def test_no_secret_is_shown(self):
        self.traveller().sign_in()
        self.assertNotIn("a secret", run("serve", "--print-config", *self.flags[6:])[1])
        self.assertNotIn("a secret", self.logged())
        self.assertEqual(self.ada.api("GET", "/session")["provider_name"], "your organisation")


class Groups(Place):
    more = ("--oidc-roles", "staff=reader, sre=administrator,writers = member", "--oidc-default-role", "none")

    def access(self, *groups):
        self.provider.say(sub="b", email="ben@example.org", name="Ben", groups=list(groups))
        ben = self.traveller()
        where = ben.sign_in()
        return self.problem(where) if where.startswith("/sign-in") else ben.person()["access"]

    def test_a_role_follows_the_groups_at_every_sign_in(self):
        self.assertEqual(self.access(), "role")
        self.assertEqual(self.access("staff", "others"), "reader")
        self.assertEqual(self.access("staff", "sre"), "administrator")
        self.assertEqual(self.access("writers"), "member")
        self.provider.say(sub="b", email="ben@example.org", groups=["staff"])
        ben = self.traveller()
        ben.sign_in()
        self.assertEqual(self.access("others"), "role")
        with self.subTest("who is in no group any more is out everywhere"):
            self.assertEqual(ben.get("/api/v1/reviews").status, 401)
            person = [one for one in self.ada.api("GET", "/people")["people"] if one["name"] == "Ben"][0]
            self.assertEqual(person["access"], "guest")
        with self.subTest("and whom an administrator shut out stays so"):
            self.ada.api("PUT", f"/people/{person['id']}", {"name": "Ben", "email": "", "access": "anyone", "revision": person["revision"]})
            self.assertEqual(self.access("sre"), "role")

    def test_groups_make_and_unmake_no_owner(self):
        self.provider.say(sub="a", email="ada@example.org", groups=["staff"])
        ada = self.traveller()
        ada.sign_in()
        self.assertEqual(ada.person()["access"], "owner")


class WithoutPasswords(Place):
    more = ("--passwords", "off")

    def test_there_are_no_passwords(self):
        self.assertEqual(Browser(self.server.port).sign_in("ada@example.org", "correct horse battery").status, 409)
        shown = Browser(self.server.port).api("GET", "/session")
        self.assertEqual((shown["has_passwords"], shown["provider_name"]), (False, "your organisation"))
        added = self.ada.api("POST", "/people", {"name": "Ben", "email": "ben@example.org", "access": "reader"})
        self.assertEqual(added["initial_password"], "")
        self.ada.api("POST", f"/people/{added['person']['id']}/password", expect=409)
        self.ada.api("PUT", "/me/password", {"current": "correct horse battery", "wanted": "battery horse correct"}, expect=409)
        self.provider.say(sub="b", email="ben@example.org", name="Ben")
        ben = self.traveller()
        ben.sign_in()
        self.assertEqual(ben.person()["access"], "reader")


class Settings(unittest.TestCase):
    def test_what_makes_no_sense_is_said_at_the_start(self):
        issuer = ("--oidc-issuer", "https://id.example", "--public-url", "https://candor.example", "--oidc-client-id", "candor")
        for flags, said in ((("--passwords", "off"), "oidc-issuer"), (("--passwords", "maybe"), "on or off"), (issuer[:2], "public-url"),
                            (issuer[:4], "oidc-client-id"), ((*issuer, "--oidc-roles", "staff=owner"), "no group with a role"),
                            ((*issuer, "--oidc-roles", "staff"), "no group with a role"), ((*issuer, "--oidc-default-role", "owner"), "oidc-default-role"),
                            ((*issuer, "--oidc-client-secret-file", "/nowhere/at/all"), "holds no secret"), (("--oidc-issuer", "id.example"), "begins with")):
            with self.subTest(flags):
                code, _, complaint = run("serve", "--print-config", *flags)
                self.assertEqual(code, 2)
                self.assertIn(said, complaint)


if __name__ == "__main__":
    unittest.main()
