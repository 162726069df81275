"""People who are signed in, for the benchmarks of many at once."""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/api"))

import candor  # noqa: E402

candor.PROGRAM = str(ROOT / "build/release/candor")
LOAD = ROOT / "build/release/bench/candor-load"
ACTION = {"id": "", "statement": "Alert on a queue that does not move: @", "owner_id": "", "owner": "", "due": "", "state": "open", "reason": "", "link": "",
          "position": 0, "revision": 0}


def begin(server, count):
    """An administrator, and `count` members who are signed in: each from a place of their own, since attempts
    to sign in are counted by place."""
    ada = candor.Browser(server.port)
    ada.set_up()
    people = []
    for i in range(count):
        added = ada.api("POST", "/people", {"name": f"Person {i}", "email": f"p{i}@example.org", "access": "member"})
        browser = candor.Browser(server.port)
        place = {"X-Forwarded-For": f"10.{i >> 16}.{i >> 8 & 255}.{i & 255}"}
        answer = browser.ask("POST", "/api/v1/session", {"email": f"p{i}@example.org", "password": added["initial_password"]}, place)
        assert answer.status == 200, answer.text
        browser.connection.close()
        people.append({"cookie": browser.cookie, "csrf_token": browser.token})
    return ada, people


def add_reviews(ada, count):
    for i in range(count):
        ada.api("POST", "/reviews", {"title": f"Queue {i} stood still", "kind": "outage", "severity": "sev2", "template_id": "sander", "zone": "UTC"})
    numbers = [row["review"]["number"] for row in ada.api("GET", "/reviews")["reviews"]]
    reviews = [{"number": number, "sequence": ada.api("GET", f"/reviews/{number}")["sequence"]} for number in sorted(numbers)]
    return reviews


def write_cast(path, people, reviews, body):
    path.write_text(json.dumps({"people": people, "reviews": reviews, "body": body}))
    return path


class Load:
    """`candor-load`, which says that it is ready, or what it found."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([LOAD, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def is_ready(self):
        return self.process.stdout.readline() == "ready\n"

    def go(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def found(self):
        said = self.process.stdout.read()
        assert self.process.wait() == 0
        return json.loads(said)
