"""Every door, knocked at with what makes no sense, by an owner, a member, a guest and nobody at once. Whatever comes, the answer is
no 5xx, comes within seconds, and costs no memory that is kept. Ten seconds here, a minute in `make fuzz`:

    CANDOR_BODIES_SEED=7 CANDOR_BODIES_SECONDS=60 python3 -m unittest test_bodies
"""

import collections
import http.client
import os
import pathlib
import random
import re
import threading
import time
import unittest

from candor import Browser, Case, run
from odd_bodies import BIG, TYPES, OddRequests
from test_reviews import PARTS, event

SECONDS = float(os.environ.get("CANDOR_BODIES_SECONDS", "10"))
SEED = int(os.environ.get("CANDOR_BODIES_SEED") or random.SystemRandom().randrange(1 << 32))
ANSWER_SECONDS_MAX = 5
# With the sanitizers' own keeping of what was freed made small, what is left is what the server holds.
KEEPS_LITTLE = "quarantine_size_mb=4:malloc_context_size=2:allocator_release_to_os_interval_ms=500"
GROWN_MEGABYTES_MAX = 700


def resident_megabytes(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return {name: int(found) // 1024 for name, found in re.findall(r"(VmRSS|VmHWM):\s+(\d+)", status)}


class Knocker(threading.Thread):
    """One who knocks until the time is over, or something went wrong."""

    def __init__(self, case, role, access, place):
        super().__init__(daemon=True)
        self.case, self.role, self.access, self.place = case, role, access, place
        self.odd = OddRequests(random.Random(f"{SEED} {role}"), case.document)
        self.random = self.odd.random
        self.statuses, self.failures, self.slowest, self.times = collections.Counter(), [], (0, ""), 0
        self.knocked = set()

    def sign_in(self):
        self.browser = Browser(self.case.server.port)
        self.browser.connection.timeout = 30
        if not self.access:
            return
        self.times += 1
        email = f"{self.role}.{self.times}@example.org"
        with self.case.lock:
            added = self.case.ada.api("POST", "/people", {"name": f"Some {self.role}", "email": email, "access": self.access})
        place = f"198.51.{self.place}.{self.times % 250}"
        answer = self.browser.ask("POST", "/api/v1/session", {"email": email, "password": added["initial_password"]}, {"X-Forwarded-For": place})
        assert answer.status == 200, answer.body

    def look_around(self):
        self.odd.forget()
        with self.case.lock:
            for path in ("/reviews/1", "/reviews/2", "/templates", "/workspace", "/reviews/1/evidence", "/people"):
                answer = self.case.ada.get("/api/v1" + path)
                if answer.status == 200:
                    self.odd.learn(answer.json)
        self.odd.ids = [id for id in self.odd.ids if id != self.case.ada_id]

    def knock(self, method, path, parameters, schema):
        target = self.odd.path(path)
        query = self.odd.query(parameters)
        body, headers = None, {"X-Forwarded-For": f"203.0.{self.place}.{self.random.randrange(250)}"}
        if schema is not None or self.random.random() < 0.02:
            body = self.odd.body(schema or {"type": "string"})
            headers["Content-Type"] = self.random.choice(TYPES) if self.random.random() < 0.05 else "application/json"
        asked = (method, target + ("?" + query if query else ""), body, headers)
        began = time.monotonic()
        answer = self.browser.ask(method, asked[1][:15_000], raw=body, headers=headers)
        self.note(asked, answer, time.monotonic() - began)
        self.knocked.add((method, path))
        return answer

    def note(self, asked, answer, seconds):
        told = f"{asked[0]} {asked[1][:500]} {len(asked[2] or b'')} bytes {(asked[2] or b'')[:1500]!r}"
        self.statuses[answer.status] += 1
        self.slowest = max(self.slowest, (seconds, told[:300]))
        if answer.status >= 500 or seconds > ANSWER_SECONDS_MAX:
            self.failures.append(f"{self.role}: {answer.status} after {seconds:.1f} s: {answer.body[:300]!r}\n  to {told}")

    def run(self):
        self.sign_in()
        doors = list(self.case.doors)
        while time.monotonic() < self.case.ends_at and len(self.failures) < 5:
            self.look_around()
            self.random.shuffle(doors)
            for door in doors:
                if time.monotonic() > self.case.ends_at:
                    break
                try:
                    answer = self.knock(*door)
                except (http.client.HTTPException, OSError) as error:
                    self.failures.append(f"{self.role}: {door[:2]} was not answered: {error!r}")
                    return
                if (answer.status == 401 and self.access) or answer.headers.get("Set-Cookie"):
                    self.sign_in()


class Bodies(Case):
    flags = ("--trusted-proxies", "127.0.0.1")

    def setUp(self):
        sanitizer = os.environ.get("ASAN_OPTIONS", "")
        os.environ["ASAN_OPTIONS"] = f"{sanitizer}:{KEEPS_LITTLE}".strip(":")
        try:
            super().setUp()
        finally:
            os.environ["ASAN_OPTIONS"] = sanitizer
        self.lock = threading.Lock()
        self.document = self.ada.api("GET", "/openapi.json")
        self.ada_id = self.ada.api("GET", "/session")["person"]["id"]
        self.doors = list(self.all_doors())
        self.fill()

    def all_doors(self):
        """(method, path, query parameters, schema of the body or none): those of the description, and the pages."""
        described = {(method.upper(), path): door for path, methods in self.document["paths"].items() for method, door in methods.items()}
        for (method, path), door in described.items():
            content = door.get("requestBody", {}).get("content", {})
            schema = content["application/json"]["schema"] if "application/json" in content else {"type": "string"} if content else None
            yield method, path, [one["name"] for one in door.get("parameters", []) if one["in"] == "query"], schema
        for method, path in re.findall(r"^(\w+) +(/\S*)", run("routes")[1], re.M):
            if (method, path) not in described:
                yield method, path, [], None

    def fill(self):
        for title in ("Mail was late", "Nobody could pay", "The door stood open"):
            self.add_review(title=title)
        for number in (1, 2):
            for name, fields in PARTS.items():
                self.ada.api("POST", f"/reviews/{number}/{name}", {"id": "", **fields, "position": 0, "revision": 0})
            self.ada.api("POST", f"/reviews/{number}/events", {"events": [event("2026-03-01T10:00:00Z", "It began", callouts=["began"])]})
        self.ada.api("POST", "/reviews/1/imports/events", {"name": "a.txt", "text": "10:00 a", "zone": "UTC", "date": "2026-03-01", "events": []})
        self.ada.api("POST", "/reviews/1/publish")
        self.ada.api("POST", "/reviews/1/share")

    def test_nothing_that_is_sent_breaks_the_server_stops_it_or_fills_its_memory(self):
        self.ends_at = time.monotonic() + SECONDS
        before = resident_megabytes(self.server.process)["VmRSS"]
        knockers = [Knocker(self, role, access, place) for place, (role, access) in
                    enumerate((("owner", "owner"), ("member", "member"), ("guest", "guest"), ("nobody", "")))]
        for knocker in knockers:
            knocker.start()
        for knocker in knockers:
            knocker.join(SECONDS + 60)
        after = self.settled()
        self.tell(knockers, before, after)
        self.check(knockers, before, after)

    def test_an_upload_of_nothing_is_refused_and_no_fault_of_the_server(self):
        for path in ("/uploads", "/uploads?name=a.zip"):
            for raw in (b"", None):
                answer = self.ada.ask("POST", "/api/v1" + path, raw=raw)
                self.assertEqual((answer.status, answer.json["error"]["field"]), (422, "file"))

    def test_a_facet_longer_than_any_key_is_refused_on_both_databases(self):
        for facet in ("kind", "severity", "factor"):
            answer = self.ada.get(f"/api/v1/library?{facet}={'<' * 3000}")
            self.assertEqual((answer.status, answer.json["error"]["field"]), (422, facet))
        self.assertEqual(self.ada.get("/api/v1/library?kind=nothing").json["hits"], [])

    def settled(self):
        """What is resident once the server has nothing more to do."""
        self.assertEqual(self.ada.get("/healthz").status, 200)
        self.assertEqual(self.ada.get("/readyz").status, 200)
        time.sleep(1)
        return resident_megabytes(self.server.process)

    def tell(self, knockers, before, after):
        statuses = sum((knocker.statuses for knocker in knockers), collections.Counter())
        seconds, asked = max(knocker.slowest for knocker in knockers)
        print(f"\nbodies: seed {SEED}, {statuses.total()} requests, {dict(sorted(statuses.items()))}, slowest {seconds:.2f} s, "
              f"resident {before} MB before, {after['VmRSS']} MB after, {after['VmHWM']} MB at most", flush=True)
        if seconds > 1:
            print(f"  the slowest: {asked}")

    def check(self, knockers, before, after):
        failures = [failure for knocker in knockers for failure in knocker.failures]
        self.assertEqual(failures, [], f"seed {SEED}:\n" + "\n".join(failures))
        self.assertFalse(any(knocker.is_alive() for knocker in knockers), "somebody waits for an answer for ever")
        self.assertLess(after["VmRSS"] - before, GROWN_MEGABYTES_MAX, f"seed {SEED}")
        statuses = sum((knocker.statuses for knocker in knockers), collections.Counter())
        for status in (200, 400, 401, 403, 404, 409, 422):
            self.assertGreater(statuses[status], 0, f"nothing was answered with {status}, so this tried too little")
        if SECONDS >= 10:
            missed = {(method, path) for method, path, *_ in self.doors} - set.union(*(knocker.knocked for knocker in knockers))
            self.assertEqual(missed, set(), "doors that nobody came to")
        log = pathlib.Path(self.server.log.name).read_text(errors="replace")
        self.assertNotRegex(log, r"runtime error|Sanitizer|library_behind|\"level\":\"error\"")


if __name__ == "__main__":
    unittest.main()
