"""A disk that is full: a real one of a few megabytes, which takes a mount. Who is not root makes a namespace of their
own for it, where the machine lets them; where not, the tests say so."""

import ctypes
import os
import pathlib
import subprocess
import tempfile
import unittest

import kept
from candor import Browser, Server

DISK = "8m"
NEW_USER, NEW_MOUNTS = 0x10000000, 0x00020000


def become_able_to_mount():
    if os.geteuid() == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if ctypes.CDLL(None).unshare(NEW_USER | NEW_MOUNTS) != 0:
        return False
    for file, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
        pathlib.Path("/proc/self", file).write_text(text)
    return True


@kept.only_sqlite
class FullDisk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mounted = pathlib.Path(tempfile.mkdtemp(prefix="candor-disk-"))
        can = become_able_to_mount() and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", cls.mounted], stderr=subprocess.DEVNULL).returncode == 0
        if not can:
            cls.mounted.rmdir()
            print("test_disk: no small disk can be mounted here; not run")
            raise unittest.SkipTest("no small disk can be mounted here")

    @classmethod
    def tearDownClass(cls):
        subprocess.run(["umount", cls.mounted], check=True)
        cls.mounted.rmdir()

    def setUp(self):
        self.data = self.mounted / "data"
        self.server = Server(self.data)
        self.ada = Browser(self.server.port)
        self.ada.set_up()
        self.ballast = self.mounted / "ballast"

    def tearDown(self):
        if self.server.process.poll() is None:
            self.server.kill()

    def add(self, title):
        body = {"title": title, "kind": "outage", "severity": "", "template_id": "solo", "zone": "UTC"}
        return self.ada.ask("POST", "/api/v1/reviews", body)

    def fill_the_disk(self):
        """To the last block."""
        with open(self.ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass

    def write_until_refused(self):
        acknowledged, number = {}, 0
        while True:
            number += 1
            answer = self.add(f"Number {number}")
            if answer.status != 200:
                return acknowledged, answer
            acknowledged[answer.json["document"]["review"]["number"]] = f"Number {number}"
            self.assertLess(number, 2000, "the disk is never full")

    def titles(self):
        return {row["number"]: row["title"] for row in kept.rows(self.data, "SELECT number, title FROM reviews")}

    def test_writing_is_refused_with_a_sentence_reading_goes_on_and_room_is_all_it_needs(self):
        self.assertEqual(self.add("Before").status, 200)
        self.fill_the_disk()
        acknowledged, refused = self.write_until_refused()
        self.assertEqual(refused.status, 503)
        self.assertTrue(refused.headers["Retry-After"])
        self.assertIn("make room", refused.json["error"]["message"])
        for path in ("/api/v1/reviews", "/api/v1/reviews/1", "/api/v1/reviews/1/history", "/readyz", "/"):
            self.assertEqual(self.ada.get(path).status, 200, path)
        self.assertEqual([self.add("Still full").status for _ in range(5)], [503] * 5)
        self.ballast.unlink()
        after = self.add("After")
        self.assertEqual(after.status, 200, after.text)
        titles = self.titles()
        self.assertEqual({number: titles.get(number) for number in acknowledged}, acknowledged)
        self.assertEqual(sorted(titles.values()), sorted(["Before", "After", *acknowledged.values()]))
        self.expect_whole()

    def expect_whole(self):
        changes = kept.rows(self.data, "SELECT count(*) AS n, max(number) AS last FROM changes")[0]
        self.assertEqual(changes["n"], changes["last"], "the changes have a hole")
        self.assertEqual(kept.damage(self.data), [])
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(kept.damage(self.data), [])


if __name__ == "__main__":
    unittest.main()
