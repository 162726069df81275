"""The second factor: asked for with the password, each code good once, and a way back for who has lost it."""

import base64
import hashlib
import hmac
import json
import struct
import time
import unittest

import kept
from candor import Browser, Case, run

PASSWORD = "correct horse battery"


def code_of(secret, step):
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1)
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def now():
    return int(time.time()) // 30


class SecondFactor(Case):
    flags = ("--trusted-proxies", "127.0.0.1")
    places = 0

    def enrol(self, browser, password=PASSWORD):
        begun = browser.api("POST", "/me/second-factor", {"password": password})
        self.assertIn(f"secret={begun['secret']}&issuer=Acme", begun["address"])
        step = now()
        codes = browser.api("POST", "/me/second-factor/confirm", {"code": code_of(begun["secret"], step)})["recovery_codes"]
        return begun["secret"], codes, step

    def sign_in(self, code=None, email="ada@example.org", password=PASSWORD):
        self.places += 1
        body = {"email": email, "password": password, **({"code": code} if code is not None else {})}
        # So that ten attempts a minute do not come in the way.
        kept.tamper(self.data, "DELETE FROM sign_in_attempts")
        return Browser(self.server.port).ask("POST", "/api/v1/session", body, {"X-Forwarded-For": f"198.51.100.{self.places}"})

    def test_a_code_is_asked_for_with_the_password_and_taken_once(self):
        secret, codes, step = self.enrol(self.ada)
        self.assertEqual(self.ada.api("GET", "/me/second-factor"), {"is_on": True, "recovery_codes": 10})
        asked = self.sign_in()
        self.assertEqual((asked.status, asked.json["error"]["field"]), (422, "code"))
        self.assertNotIn("Set-Cookie", asked.headers)
        with self.subTest("the password comes first, so that nobody learns who has one"):
            self.assertEqual(self.sign_in(code_of(secret, step + 1), password="wrong horse battery").status, 401)
        self.assertEqual(self.sign_in(code_of(secret, step)).status, 422, "it was used to switch it on")
        self.assertEqual(self.sign_in(code_of(secret, step + 1)).status, 200)
        self.assertEqual(self.sign_in(code_of(secret, step + 1)).status, 422)
        with self.subTest("a recovery code too"):
            self.assertEqual(self.sign_in(codes[3].upper()).status, 200)
            self.assertEqual(self.sign_in(codes[3]).status, 422)
            self.assertEqual(self.sign_in(" " + codes[4].replace("-", " ")).status, 200)
            self.assertEqual(self.ada.api("GET", "/me/second-factor")["recovery_codes"], 8)

    def test_who_guesses_waits_even_with_the_right_code(self):
        secret, codes, step = self.enrol(self.ada)
        for guess in range(5):
            self.assertEqual(self.sign_in(f"{guess:06}").status, 422)
        refused = self.sign_in(codes[0])
        self.assertEqual((refused.status, refused.headers["Retry-After"]), (429, "900"))
        kept.tamper(self.data, "UPDATE second_factors SET closed_until = 1")
        self.assertEqual(self.sign_in(codes[0]).status, 200)

    def test_it_is_on_only_after_a_first_code_and_takes_the_password(self):
        for password in ("", "wrong horse battery"):
            answer = self.ada.ask("POST", "/api/v1/me/second-factor", {"password": password})
            self.assertEqual((answer.status, answer.json["error"]["field"]), (422, "password"))
        self.ada.api("POST", "/me/second-factor/confirm", {"code": "000000"}, expect=409)
        begun = self.ada.api("POST", "/me/second-factor", {"password": PASSWORD})
        self.assertEqual(self.sign_in().status, 200)
        self.ada.api("POST", "/me/second-factor/confirm", {"code": "000000"}, expect=422)
        again = self.ada.api("POST", "/me/second-factor", {"password": PASSWORD})
        self.assertNotEqual(begun["secret"], again["secret"])
        self.ada.api("POST", "/me/second-factor/confirm", {"code": code_of(begun["secret"], now())}, expect=422)
        self.ada.api("POST", "/me/second-factor/confirm", {"code": code_of(again["secret"], now())})
        self.ada.api("POST", "/me/second-factor", {"password": PASSWORD}, expect=409)
        self.ada.api("POST", "/me/second-factor/off", {"password": "wrong horse battery"}, expect=422)
        self.ada.api("POST", "/me/second-factor/off", {"password": PASSWORD}, expect=204)
        self.assertEqual(self.sign_in().status, 200)

    def test_an_administrator_switches_it_off_for_who_has_lost_it(self):
        added = self.ada.api("POST", "/people", {"name": "Ben", "email": "ben@example.org", "access": "administrator"})
        ben = Browser(self.server.port)
        ben.sign_in("ben@example.org", added["initial_password"])
        self.enrol(ben, added["initial_password"])
        self.enrol(self.ada)
        ada = self.ada.api("GET", "/session")["person"]["id"]
        self.assertEqual(ben.ask("DELETE", f"/api/v1/people/{ada}/second-factor").status, 403, "an owner's is an owner's to switch off")
        self.ada.api("DELETE", f"/people/{added['person']['id']}/second-factor", expect=204)
        self.ada.api("DELETE", f"/people/{added['person']['id']}/second-factor", expect=404)
        self.assertEqual(self.sign_in(None, "ben@example.org", added["initial_password"]).status, 200)
        acts = kept.rows(self.data, "SELECT act, person_id, thing_id FROM changes WHERE item = 'second_factor' ORDER BY number")
        self.assertEqual([(row["act"], row["person_id"] == ada, row["thing_id"] == ada) for row in acts],
                         [("added", False, False), ("added", True, True), ("deleted", True, False)])

    def test_an_operator_switches_it_off_from_a_shell(self):
        self.enrol(self.ada)
        code, said, _ = run("user", "reset-second-factor", "--email", "ada@example.org", data=self.data)
        self.assertEqual((code, "second factor" in said), (0, True))
        self.assertEqual(self.sign_in().status, 200)
        self.assertEqual(run("user", "reset-second-factor", "--email", "ada@example.org", data=self.data)[0], 4)

    def test_no_code_and_no_secret_is_in_the_record(self):
        secret, codes, _ = self.enrol(self.ada)
        recorded = json.dumps(kept.rows(self.data, "SELECT * FROM changes")) + json.dumps(kept.rows(self.data, "SELECT * FROM recovery_codes"))
        for word in (secret, *codes, *(code.replace("-", "") for code in codes)):
            self.assertNotIn(word, recorded)


if __name__ == "__main__":
    unittest.main()
