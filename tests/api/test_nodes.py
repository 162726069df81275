"""Several nodes on one PostgreSQL, and what becomes of them when that is started again."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

import kept
from candor import ROOT, Browser, Server
from test_durability import Storm


class TwoNodes(unittest.TestCase):
    """On a PostgreSQL of its own, since it is started again."""

    @classmethod
    def postgres(cls, command):
        done = subprocess.run([ROOT / "tests/postgres", command], check=True, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "CANDOR_POSTGRES": f"{tempfile.gettempdir()}/candor-nodes-{os.getpid()}"})
        return done.stdout.strip()

    @classmethod
    def setUpClass(cls):
        cls.others, kept.POSTGRES = kept.POSTGRES, cls.postgres("start")

    @classmethod
    def tearDownClass(cls):
        cls.postgres("stop")
        kept.POSTGRES = cls.others

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        self.data = self.folder / "data"
        kept.environment(self.data)  # One schema for both.
        self.nodes = []
        starters = [threading.Thread(target=lambda: self.nodes.append(Server(self.data))) for _ in range(2)]
        for starter in starters:
            starter.start()
        for starter in starters:
            starter.join()
        self.ada = Browser(self.nodes[0].port)
        self.ada.set_up()

    def tearDown(self):
        codes = [node.stop() for node in self.nodes]
        shutil.rmtree(self.folder, ignore_errors=True)
        kept.remove(self.data)
        self.assertEqual(codes, [0] * len(self.nodes))

    def on(self, node):
        """Ada, as the proxy sends her to another node."""
        browser = Browser(self.nodes[node].port)
        browser.cookie, browser.token = self.ada.cookie, self.ada.token
        return browser

    def add(self, browser, title):
        wanted = {"title": title, "kind": "outage", "severity": "", "template_id": "solo", "zone": "UTC"}
        return browser.api("POST", "/reviews", wanted)["document"]["review"]

    def facts(self, review):
        names = ("title", "kind", "severity", "stage", "lead_id", "author_ids", "detection_source", "ongoing", "scope", "revision")
        return {name: review[name] for name in names if name in review}


class Nodes(TwoNodes):
    def test_nodes_that_start_at_once_make_the_tables_once(self):
        numbers = [row["number"] for row in kept.rows(self.data, "SELECT number FROM migrations ORDER BY number")]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))

    def test_what_one_node_wrote_the_other_shows(self):
        review = self.add(self.ada, "The disk was full")
        there = self.on(1)
        path = f"/reviews/{review['number']}"
        self.assertEqual(there.api("GET", path)["document"]["review"]["title"], "The disk was full")
        there.api("PUT", path, {**self.facts(review), "title": "Renamed over there"})
        self.assertEqual(self.ada.api("GET", path)["document"]["review"]["title"], "Renamed over there")
        self.assertEqual(self.ada.ask("PUT", "/api/v1" + path, {**self.facts(review), "title": "Late"}).status, 409)

    def test_signing_out_everywhere_is_everywhere(self):
        there = self.on(1)
        self.assertEqual(there.get("/api/v1/reviews").status, 200)
        self.ada.api("DELETE", "/sessions", expect=204)
        self.assertEqual(there.get("/api/v1/reviews").status, 401)

    def test_attempts_to_sign_in_are_counted_together(self):
        tried = [Browser(self.nodes[i % 2].port).sign_in("ada@example.org", "wrong wrong wrong").status for i in range(12)]
        self.assertEqual(tried[-1], 429)

    def test_the_library_is_read_once_though_both_could(self):
        review = self.add(self.ada, "An unmistakable heading")
        self.ada.api("POST", f"/reviews/{review['number']}/publish")
        deadline = time.monotonic() + 10
        while not (found := self.on(1).api("GET", "/library?q=unmistakable")["hits"]) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual([hit["number"] for hit in found], [review["number"]])
        self.assertEqual(kept.rows(self.data, "SELECT count(*) AS n FROM library_documents"), [{"n": 1}])

    def test_a_database_that_is_started_again_loses_nothing_that_was_acknowledged(self):
        writers = []
        for writer in range(4):
            storm = Storm(self.nodes[writer % 2].port, f"writer {writer}")
            storm.browser.cookie, storm.browser.token = self.ada.cookie, self.ada.token
            storm.start()
            writers.append(storm)
        for _ in range(3):
            time.sleep(1)
            self.postgres("restart")
        time.sleep(1.5)
        for storm in writers:
            storm.stop()
        acknowledged = {number: title for storm in writers for number, title in storm.acknowledged.items()}
        titles = {row["number"]: row["title"] for row in kept.rows(self.data, "SELECT number, title FROM reviews")}
        self.assertGreater(len(acknowledged), 10)
        for number, title in acknowledged.items():
            self.assertEqual(titles.get(number), title)
        self.assertTrue({status for storm in writers for status in storm.refused} <= {503})
        self.assertEqual([self.on(node).get("/api/v1/reviews").status for node in (0, 1)], [200, 200])
        changes = kept.rows(self.data, "SELECT count(*) AS n, max(number) AS last FROM changes")[0]
        self.assertEqual(changes["n"], changes["last"], "the changes have a hole")


if __name__ == "__main__":
    unittest.main()
