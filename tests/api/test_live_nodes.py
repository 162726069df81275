"""Live changes over two nodes on one PostgreSQL: who listens at one hears what is written at the other."""

import time
import unittest

import kept
from test_live import Live
from test_nodes import TwoNodes


class LiveNodes(TwoNodes):
    def setUp(self):
        super().setUp()
        self.review = self.add(self.ada, "The disk was full")
        self.path = f"/reviews/{self.review['number']}"
        self.topic = f"review/{self.review['number']}"

    def sequence(self):
        return self.ada.api("GET", self.path)["sequence"]

    def rename(self, title):
        review = self.ada.api("GET", self.path)["document"]["review"]
        self.ada.api("PUT", self.path, {**self.facts(review), "title": title})

    def titles(self, live, last):
        heard = []
        while not heard or heard[-1] != last:
            heard += [change["after"]["title"] for change in live.news().get("changes", []) if change["item"] == "review"]
        return heard

    def test_a_change_at_one_node_is_told_at_the_other_at_once(self):
        with Live(self.on(1)) as live:
            live.say(watch=self.topic, **{"from": self.sequence()})
            time.sleep(0.5)
            begun = time.monotonic()
            self.rename("Told over there")
            self.assertEqual(self.titles(live, "Told over there"), ["Told over there"])
            self.assertLess(time.monotonic() - begun, 1.5, "it was looked for, and not told")

    def test_a_line_to_the_database_that_is_cut_loses_nothing(self):
        with Live(self.on(1)) as live:
            live.say(watch=self.topic, **{"from": self.sequence()})
            for title in ("One", "Two", "Three"):
                kept.rows(self.data, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'candor listener'")
                self.rename(title)
            self.assertEqual(self.titles(live, "Three"), ["One", "Two", "Three"])

    def test_who_was_at_a_node_that_died_misses_nothing_at_another(self):
        begun = self.sequence()
        with Live(self.on(1)) as live:
            live.say(watch=self.topic, **{"from": begun})
            self.rename("Before")
            self.assertEqual(self.titles(live, "Before"), ["Before"])
            seen = self.sequence()
            self.nodes.pop(1).kill()
            self.rename("While nobody listened")
            with self.assertRaises((EOFError, ConnectionError)):
                live.news()
        with Live(self.on(0)) as live:
            live.say(watch=self.topic, **{"from": seen})
            self.rename("After")
            self.assertEqual(self.titles(live, "After"), ["While nobody listened", "After"])

    def test_who_is_at_one_node_is_seen_at_the_other(self):
        def until(live, count):
            while len(here := live.hear().get("here", [None] * 9)) != count:
                pass
            return [person["name"] for person in here]

        added = self.ada.api("POST", "/people", {"name": "Ben", "email": "ben@example.org", "access": "member"})
        ben = self.on(1)
        ben.cookie = ben.token = None
        self.assertEqual(ben.sign_in("ben@example.org", added["initial_password"]).status, 200)
        with Live(self.ada) as here:
            here.say(watch=self.topic)
            self.assertEqual(until(here, 1), ["Ada"])
            with Live(ben) as there:
                there.say(watch=self.topic)
                self.assertEqual(sorted(until(here, 2)), ["Ada", "Ben"])
                self.assertEqual(sorted(until(there, 2)), ["Ada", "Ben"])
            self.assertEqual(until(here, 1), ["Ada"])


if __name__ == "__main__":
    unittest.main()
