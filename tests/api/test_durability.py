"""What was acknowledged is there, whatever happens to the program."""

import http.client
import pathlib
import shutil
import signal
import tempfile
import threading
import time
import unittest

import kept
from candor import Browser, Server

WRITERS = 4
ROUNDS = 20


class Storm(threading.Thread):
    """Adds reviews as fast as it can until the server goes (or it is told to stop), and remembers the numbers that
    were acknowledged and the statuses of what was refused."""

    def __init__(self, port, name):
        super().__init__()
        self.browser = Browser(port)
        self.name, self.acknowledged, self.refused, self.is_over = name, {}, [], False

    def stop(self):
        self.is_over = True
        self.join()

    def run(self):
        count = 0
        try:
            while not self.is_over:
                count += 1
                title = f"{self.name} {count}"
                body = {"title": title, "kind": "outage", "severity": "", "template_id": "solo", "zone": "UTC"}
                answer = self.browser.ask("POST", "/api/v1/reviews", body)
                if answer.status == 200:
                    self.acknowledged[answer.json["document"]["review"]["number"]] = title
                else:
                    self.refused.append(answer.status)
        except (http.client.HTTPException, OSError):
            return


class KillNine(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def storm(self, server, ada, round_number):
        writers = []
        for writer in range(WRITERS):
            storm = Storm(server.port, f"round {round_number} writer {writer}")
            storm.browser.cookie, storm.browser.token = ada.cookie, ada.token
            writers.append(storm)
        for storm in writers:
            storm.start()
        time.sleep(0.1 + 0.02 * round_number)
        server.kill()
        for storm in writers:
            storm.join()
        return {number: title for storm in writers for number, title in storm.acknowledged.items()}

    def test_every_acknowledged_write_survives_being_killed_twenty_times(self):
        data = self.folder / "data"
        server = Server(data)
        ada = Browser(server.port)
        ada.set_up()
        acknowledged = {}
        for round_number in range(ROUNDS):
            acknowledged.update(self.storm(server, ada, round_number))
            self.assertEqual(kept.damage(data), [])
            titles = {row["number"]: row["title"] for row in kept.rows(data, "SELECT number, title FROM reviews")}
            sections = {row["number"]: row["n"] for row in kept.rows(
                data, "SELECT reviews.number, count(*) AS n FROM sections JOIN reviews ON reviews.id = review_id GROUP BY reviews.number")}
            changes = kept.rows(data, "SELECT count(*) AS n, max(number) AS last FROM changes")[0]
            for number, title in acknowledged.items():
                self.assertEqual(titles.get(number), title)
            self.assertTrue(all(sections.get(number) == 3 for number in titles), "a review was kept in part")
            self.assertEqual(changes["n"], changes["last"], "the changes have a hole")
            server = Server(data)
            ada = self.reconnected(server, ada)
        self.assertGreater(len(acknowledged), ROUNDS)
        self.assertEqual(server.stop(), 0)

    def reconnected(self, server, before):
        browser = Browser(server.port)
        browser.cookie, browser.token = before.cookie, before.token
        self.assertEqual(browser.get("/api/v1/reviews").status, 200)
        return browser


class Stopping(unittest.TestCase):
    def test_a_stop_finishes_what_has_begun_and_ends_within_five_seconds(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        try:
            server = Server(folder / "data")
            ada = Browser(server.port)
            ada.set_up()
            idle = http.client.HTTPConnection("127.0.0.1", server.port)
            idle.request("GET", "/healthz")
            idle.getresponse().read()
            begun = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - begun, 5)
            idle.close()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def test_a_request_that_has_begun_is_finished_and_a_new_one_refused(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        try:
            server = Server(folder / "data")
            ada = Browser(server.port)
            ada.set_up()
            body = b'{"title": "Half", "kind": "outage", "severity": "", "template_id": "solo", "zone": "UTC"}'
            begun = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
            begun.putrequest("POST", "/api/v1/reviews")
            for name, value in (("Cookie", ada.cookie), ("X-CSRF-Token", ada.token), ("Content-Length", str(len(body)))):
                begun.putheader(name, value)
            begun.endheaders(body[:20])
            time.sleep(0.2)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            with self.assertRaises(OSError):
                http.client.HTTPConnection("127.0.0.1", server.port, timeout=2).request("GET", "/healthz")
            begun.send(body[20:])
            answer = begun.getresponse()
            self.assertEqual((answer.status, answer.headers["Connection"]), (200, "close"))
            answer.read()
            begun.close()
            self.assertEqual(server.wait(), 0)
            self.assertEqual(kept.rows(folder / "data", "SELECT title FROM reviews"), [{"title": "Half"}])
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @kept.only_sqlite
    def test_two_do_not_serve_the_same_folder(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        try:
            server = Server(folder / "data")
            with self.assertRaises(RuntimeError):
                Server(folder / "data")
            self.assertEqual(server.stop(), 0)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    unittest.main()
