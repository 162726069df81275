"""`candor move`: from a file to PostgreSQL and back, also when it is killed, and what it finds out."""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import unittest

import kept
from candor import PROGRAM, ROOT, Browser, Server, run

FORMATS = ("markdown", "json", "html")
REVIEWS = 40


def exports(data):
    """Every review in every form."""
    numbers = [row["number"] for row in kept.rows(data, "SELECT number FROM reviews WHERE hidden_at IS NULL ORDER BY number")]
    return {(number, form): run("export", str(number), "--format", form, data=data) for number in numbers for form in FORMATS}


def last_hashes(data):
    code, out, complaint = run("audit", "verify", data=data)
    assert code == 0, out + complaint
    return out


def dump(file):
    """All that a SQLite file holds."""
    database = sqlite3.connect(file)
    try:
        return list(database.iterdump())
    finally:
        database.close()


class On:
    """Has `kept` (and with it every command that a test runs) look at one of two databases."""

    def __init__(self, postgres):
        self.postgres = postgres

    def __enter__(self):
        self.before, kept.POSTGRES = kept.POSTGRES, self.postgres

    def __exit__(self, *_):
        kept.POSTGRES = self.before


class Moves(unittest.TestCase):
    """On a PostgreSQL of its own, and files."""

    @classmethod
    def postgres(cls, command):
        done = subprocess.run([ROOT / "tests/postgres", command], check=True, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "CANDOR_POSTGRES": f"{tempfile.gettempdir()}/candor-move-{os.getpid()}"})
        return done.stdout.strip()

    @classmethod
    def setUpClass(cls):
        cls.address = cls.postgres("start")
        cls.made = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        cls.sample = cls.made / "sample"
        with On(None):
            assert run("init", "--sample", data=cls.sample)[0] == 0
            cls.write_into(cls.sample)
            cls.expected, cls.hashes = exports(cls.sample), last_hashes(cls.sample)
        assert len(cls.expected) > 2 * len(FORMATS) and all(code == 0 for code, _, _ in cls.expected.values())

    @classmethod
    def write_into(cls, data):
        """Enough changes for several pages, and texts that are hard to carry."""
        words = (data / "sign-in.txt").read_text().split()
        server = Server(data)
        try:
            browser = Browser(server.port)
            browser.sign_in(words[3], words[-1])
            for number in range(REVIEWS):
                title = f"“Zürich’s” \\n %s $1 'quoted' 🜁 {number}"
                browser.api("POST", "/reviews", {"title": title, "kind": "outage", "severity": "", "template_id": "solo", "zone": "UTC"})
        finally:
            assert server.stop() == 0

    @classmethod
    def tearDownClass(cls):
        cls.postgres("stop")
        shutil.rmtree(cls.made, ignore_errors=True)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        self.there = self.folder / "there"
        self.there.mkdir()

    def tearDown(self):
        with On(self.address):
            kept.remove(self.there)
        shutil.rmtree(self.folder, ignore_errors=True)

    def target(self):
        with On(self.address):
            return kept.environment(self.there)["CANDOR_DATABASE"]

    def source(self):
        return f"sqlite:{self.sample}"

    def move(self, source, target, *flags):
        code, out, complaint = run("move", "--from", source, "--to", target, *flags)
        return code, out + complaint

    def expect_arrived(self, data, postgres):
        with On(postgres):
            self.assertEqual(last_hashes(data), self.hashes)
            found = exports(data)
            self.assertEqual(found.keys(), self.expected.keys())
            for what, printed in self.expected.items():
                self.assertEqual(found[what], printed, what)

    def test_there_and_back_every_export_is_the_same_to_the_byte(self):
        before = dump(self.sample / "candor.db")
        code, said = self.move(self.source(), self.target())
        self.assertEqual(code, 0, said)
        self.assertIn("Both hold the same", said)
        self.assertIn("candor serve", said)
        self.assertEqual(dump(self.sample / "candor.db"), before, "the source was touched")
        self.expect_arrived(self.there, self.address)
        back = self.folder / "back"
        code, said = self.move(self.target(), f"sqlite:{back}")
        self.assertEqual(code, 0, said)
        self.expect_arrived(back, None)
        self.assertEqual(self.move(self.source(), f"sqlite:{back}", "--compare")[0], 0)
        self.expect_found_and_written(back)

    def expect_found_and_written(self, data):
        """What arrived is served as if it had always been there."""
        words = (self.sample / "sign-in.txt").read_text().split()
        with On(None):
            server = Server(data)
            try:
                browser = Browser(server.port)
                self.assertEqual(browser.sign_in(words[3], words[-1]).status, 200)
                body = {"title": "After the move", "kind": "outage", "severity": "", "template_id": "solo", "zone": "UTC"}
                number = browser.api("POST", "/reviews", body)["document"]["review"]["number"]
                self.assertEqual(number, 1 + max(number for number, _ in self.expected))
            finally:
                self.assertEqual(server.stop(), 0)
            self.assertNotEqual(last_hashes(data), self.hashes)

    def test_one_workspace_is_carried_by_its_name_or_id(self):
        with On(None):
            workspace = kept.rows(self.sample, "SELECT id, name FROM workspaces")[0]
        self.assertEqual(self.move(self.source(), self.target(), "--workspace", "Nobody")[0], 4)
        code, said = self.move(self.source(), self.target(), "--workspace", workspace["name"])
        self.assertEqual(code, 0, said)
        self.expect_arrived(self.there, self.address)
        self.assertEqual(self.move(self.source(), f"sqlite:{self.folder / 'by-id'}", "--workspace", workspace["id"])[0], 0)

    def kill_after(self, lines, target):
        """Moves until it has told so much, and kills it then. Whether it was killed before its end."""
        command = [PROGRAM, "move", "--from", self.source(), "--to", target]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as mover:
            for _ in range(lines):
                mover.stderr.readline()
            mover.kill()
            mover.stderr.read()
        return mover.returncode == -signal.SIGKILL

    def expect_resumed(self, target, data, postgres):
        points = [0, 2, 7, 12, 16, 22, 28, 33]
        killed = 0
        while points and self.kill_after(points.pop(0), target):
            killed += 1
        self.assertGreater(killed, 5)
        if killed == 8:
            code, said = self.move(self.source(), target)
            self.assertEqual(code, 0, said)
        self.assertEqual(self.move(self.source(), target, "--compare")[0], 0)
        self.expect_arrived(data, postgres)

    def test_a_move_to_postgresql_that_is_killed_again_and_again_goes_on(self):
        self.expect_resumed(self.target(), self.there, self.address)

    def test_a_move_to_a_file_that_is_killed_again_and_again_goes_on(self):
        self.expect_resumed(f"sqlite:{self.folder / 'file'}", self.folder / "file", None)

    def test_nobody_serves_what_has_not_arrived(self):
        self.assertTrue(self.kill_after(9, self.target()))
        with On(self.address):
            code, _, complaint = run("export", "1", data=self.there)
        self.assertEqual(code, 5)
        self.assertIn("has not ended", complaint)

    def break_row(self, *statements):
        with On(self.address):
            kept.tamper(self.there, *statements)

    def test_a_row_that_is_spoilt_is_found_by_comparing(self):
        self.assertEqual(self.move(self.source(), self.target())[0], 0)
        self.assertEqual(self.move(self.source(), self.target(), "--compare")[0], 0)
        self.break_row("UPDATE sections SET body = body || ' ' WHERE id = (SELECT min(id) FROM sections)")
        code, said = self.move(self.source(), self.target(), "--compare")
        self.assertEqual(code, 5)
        self.assertIn("the table sections is not alike", said)

    def test_a_row_that_is_spoilt_under_way_is_carried_anew(self):
        self.assertTrue(self.kill_after(30, self.target()))
        self.break_row("UPDATE people SET name = 'Eve'", "DELETE FROM sessions")
        code, said = self.move(self.source(), self.target())
        self.assertEqual(code, 0, said)
        self.expect_arrived(self.there, self.address)

    def test_a_change_that_is_spoilt_under_way_is_not_built_upon(self):
        for lines in range(3, 40):
            self.assertTrue(self.kill_after(lines, self.target()))
            with On(self.address):
                if kept.rows(self.there, "SELECT number FROM changes WHERE number = 1"):
                    break
        self.break_row("UPDATE changes SET after = 'null' WHERE number = 1")
        code, said = self.move(self.source(), self.target())
        self.assertEqual(code, 5, said)
        self.assertIn("not those of the source", said)

    def test_a_target_with_something_in_it_is_refused(self):
        with On(self.address):
            run("user", "add", "--name", "Eve", "--email", "eve@example.org", data=self.there)
        code, said = self.move(self.source(), self.target())
        self.assertEqual(code, 5, said)
        self.assertIn("something in this database already", said)

    def test_what_is_served_is_not_moved(self):
        with On(None):
            server = Server(self.sample)
        try:
            code, said = self.move(self.source(), self.target())
            self.assertEqual(code, 5, said)
            self.assertIn("stop it first", said)
        finally:
            self.assertEqual(server.stop(), 0)

    def test_what_makes_no_sense_is_told(self):
        self.assertEqual(self.move("mysql://there", self.target())[0], 2)
        self.assertEqual(self.move(f"sqlite:{self.folder / 'nowhere'}", self.target())[0], 4)
        self.assertEqual(self.move(self.source(), "postgresql://nobody@127.0.0.1:1/nothing")[0], 6)
        self.assertFalse((self.folder / "nowhere").exists())


if __name__ == "__main__":
    unittest.main()
