"""There is no report on a person: no door, filter, facet or export answers what happened around somebody."""

import json
import re
import unittest

from candor import Case
from test_reviews import PARTS, event

API = "/api/v1"

# Where a person may be asked for, and what it tells: accounts themselves, and what is one's own.
OF_PEOPLE = {"/people", "/people/{id}", "/people/{id}/password", "/me", "/me/password", "/me/tokens", "/me/tokens/{token}",
             "/me/second-factor", "/me/second-factor/confirm", "/me/second-factor/off", "/people/{id}/second-factor"}
WORDS = re.compile(r"person|people|author|lead|owner|who\b|name_of|responder|acted|user|member|reader")

# Filters that speak of a person, with why they answer nothing about one.
ALLOWED_FILTERS = {("/reviews", "lead"): "takes nothing but me", ("/reviews/{number}/picture.svg", "lanes"): "orders one review's own picture"}


class Persons(Case):
    def setUp(self):
        super().setUp()
        self.paths = {path.removeprefix(API): methods for path, methods in self.ada.api("GET", "/openapi.json")["paths"].items()}

    def filters(self):
        for path, methods in self.paths.items():
            for door in methods.values():
                for parameter in door.get("parameters", []):
                    if parameter["in"] == "query":
                        yield path, parameter["name"], parameter["description"]

    def test_no_door_is_about_a_person(self):
        spoken = {path for path in self.paths if WORDS.search(path)}
        self.assertEqual(spoken - OF_PEOPLE, {"/reviews/{number}/readers"}, "who reads one review is about the review")

    def test_no_filter_asks_for_a_person(self):
        spoken = {(path, name) for path, name, meaning in self.filters() if WORDS.search(name) or WORDS.search(meaning.lower())}
        self.assertEqual(spoken, set(ALLOWED_FILTERS))

    def test_nobody_is_told_what_somebody_else_leads(self):
        ben = self.add_member()
        self.add_review(ben)
        self.ada.api("GET", f"/reviews?lead={ben.person['id']}", expect=422)
        self.assertEqual(self.ada.api("GET", "/reviews?lead=me")["reviews"], [])
        for path in ("/people", f"/people/{ben.person['id']}"):
            for name in ("reviews", "events", "actions", "export"):
                self.assertEqual(self.ada.get(f"{API}{path}/{name}").status, 404)

    def test_what_is_kept_of_a_person_says_nothing_of_reviews(self):
        self.add_review()
        for person in self.ada.api("GET", "/people")["people"]:
            self.assertEqual(set(person), {"id", "name", "email", "access", "revision", "is_service"})

    def test_no_facet_is_a_person_and_no_search_finds_who_did_what(self):
        self.add_review(title="Mail was late")
        ben = self.ada.api("POST", "/people", {"name": "Benedikt Quagga", "email": "", "access": "anyone"})["person"]
        named = {"who": "Benedikt Quagga", "owner": "Benedikt Quagga", "person_id": ben["id"], "owner_id": ben["id"]}
        for name, fields in PARTS.items():
            body = {**fields, **{key: value for key, value in named.items() if key in fields}}
            self.ada.api("POST", f"/reviews/1/{name}", {"id": "", **body, "position": 0, "revision": 0})
        self.ada.api("POST", "/reviews/1/events", {"events": [event("2026-03-01T10:00:00Z", "It was restarted", who="Benedikt Quagga", person_id=ben["id"])]})
        self.wait_for("restarted")
        found = self.ada.api("GET", "/library")
        self.assertEqual(set(found["facets"]), {"kinds", "severities", "factors", "is_complete"})
        hex_id = ben["id"].replace("-", "")
        for query in ("q=quagga", f"q={ben['id']}", f"q=reader_{hex_id}", f"kind=outage+reader_{hex_id}", f"kind=outage,reader_{hex_id}",
                      f"factor=latent;reader_{hex_id}"):
            with self.subTest(query):
                self.assertEqual(self.ada.api("GET", "/library?" + query)["hits"], [])
        self.assertNotIn("Quagga", json.dumps(found))

    def wait_for(self, word):
        import time
        deadline = time.time() + 20
        while not self.ada.api("GET", f"/library?q={word}")["hits"]:
            self.assertLess(time.time(), deadline, "the library did not read")
            time.sleep(0.05)


if __name__ == "__main__":
    unittest.main()
