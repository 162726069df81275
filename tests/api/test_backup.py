"""`candor backup`, `restore` and `manifest`: made while others write, brought to another place, encrypted, damaged."""

import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest
from unittest import mock

import kept
from candor import ROOT, Case, run
from test_durability import Storm
from test_move import On, exports, last_hashes

WRITERS = 8
SAMPLES = sorted((ROOT / "src/app/samples").glob("*.md"))


class Backups(Case):
    """On one database; restored into both."""

    @classmethod
    def setUpClass(cls):
        cls.is_private = not kept.POSTGRES
        cls.address = kept.POSTGRES or cls.postgres("start")

    @classmethod
    def tearDownClass(cls):
        if cls.is_private:
            cls.postgres("stop")

    @classmethod
    def postgres(cls, command):
        done = subprocess.run([ROOT / "tests/postgres", command], check=True, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "CANDOR_POSTGRES": f"{tempfile.gettempdir()}/candor-backup-{os.getpid()}"})
        return done.stdout.strip()

    def setUp(self):
        super().setUp()
        self.copy = self.folder / "copy.candor"
        self.add_review()
        code, _, complaint = run("import", *SAMPLES, data=self.data)
        self.assertEqual(code, 0, complaint)

    def backup(self, *flags):
        code, out, complaint = run("backup", self.copy, *flags, data=self.data)
        self.assertEqual(code, 0, out + complaint)
        return out

    def manifest(self, *flags):
        code, out, complaint = run("manifest", self.copy, "--json", *flags)
        self.assertEqual(code, 0, complaint)
        return json.loads(out)

    def restored(self, postgres, *flags):
        """The backup in a new place: its folder, and what came of it."""
        data = self.folder / ("there-in-postgres" if postgres else "there-in-a-file")
        with On(postgres):
            code, out, complaint = run("restore", self.copy, *flags, data=data)
            if postgres:
                self.addCleanup(self.forget, postgres, data)
        return data, code, out + complaint

    def forget(self, postgres, data):
        with On(postgres):
            kept.remove(data)

    def expect_here_as_there(self, expected, hashes, *flags):
        for postgres in (None, self.address):
            data, code, said = self.restored(postgres, *flags)
            self.assertEqual(code, 0, said)
            with On(postgres):
                self.assertEqual(last_hashes(data), hashes)
                self.assertEqual(exports(data), expected)
                self.assertEqual(kept.damage(data), [])

    def test_what_is_restored_is_the_same_to_the_byte_in_either_database(self):
        self.backup()
        self.expect_here_as_there(exports(self.data), last_hashes(self.data))
        self.assertEqual([path.name for path in self.data.glob("*leaving*")], [])

    def storms(self):
        storms = []
        for writer in range(WRITERS):
            storm = Storm(self.server.port, f"writer {writer}")
            storm.browser.cookie, storm.browser.token = self.ada.cookie, self.ada.token
            storm.start()
            self.addCleanup(storm.stop)
            storms.append(storm)
        return storms

    def test_a_backup_made_while_eight_write_is_of_one_moment(self):
        storms = self.storms()
        time.sleep(1)
        before = {number: title for storm in storms for number, title in list(storm.acknowledged.items())}
        self.backup()
        during = sum(len(storm.acknowledged) for storm in storms) - len(before)
        time.sleep(0.5)
        for storm in storms:
            storm.stop()
        self.assertGreater(len(before), WRITERS)
        self.assertGreater(during, 0, "nobody wrote during the backup")
        manifest = self.manifest()["workspaces"][0]
        for postgres in (None, self.address):
            data, code, said = self.restored(postgres)
            self.assertEqual(code, 0, said)
            with On(postgres):
                self.expect_one_moment(data, before, manifest)
        self.expect_same_texts(before)

    def expect_one_moment(self, data, before, manifest):
        titles = {row["number"]: row["title"] for row in kept.rows(data, "SELECT number, title FROM reviews")}
        self.assertEqual({number: titles.get(number) for number in before}, before)
        self.assertEqual(len(titles), manifest["reviews"])
        changes = kept.rows(data, "SELECT count(*) AS n, max(number) AS last FROM changes")[0]
        self.assertEqual((changes["n"], changes["last"]), (manifest["changes"], manifest["changes"]))
        made = kept.rows(data, "SELECT count(*) AS n FROM changes WHERE item = 'review' AND act = 'added'")[0]["n"]
        self.assertEqual(made, len(titles), "a review without its change, or the other way round")
        self.assertIn(f":{manifest['changes']}:{manifest['last_hash']}", last_hashes(data))

    def expect_same_texts(self, before):
        """What nobody touched after the backup reads alike at its source and in both places."""
        for number in sorted(before)[:5]:
            here = run("export", str(number), data=self.data)
            self.assertEqual(here[0], 0)
            for postgres, name in ((None, "there-in-a-file"), (self.address, "there-in-postgres")):
                with On(postgres):
                    self.assertEqual(run("export", str(number), data=self.folder / name), here)

    def test_the_manifest_counts_and_tells_no_content(self):
        self.add_review(title="Unspeakable heading")
        self.backup()
        manifest = self.manifest()
        workspace = manifest["workspaces"][0]
        self.assertEqual(workspace["name"], "Acme")
        self.assertEqual(workspace["reviews"], kept.rows(self.data, "SELECT count(*) AS n FROM reviews")[0]["n"])
        self.assertGreater(workspace["facts"], 0)
        self.assertGreater(workspace["statements"], 0)
        self.assertEqual({table["name"] for table in manifest["tables"]} & {"reviews", "changes", "people"}, {"reviews", "changes", "people"})
        code, out, _ = run("manifest", self.copy)
        self.assertEqual(code, 0)
        self.assertIn("Workspace Acme", out)
        self.assertNotIn("Unspeakable", out + json.dumps(manifest))
        self.assertNotIn("ada@example.org", out + json.dumps(manifest))

    def secret(self, text, name="secret"):
        file = self.folder / name
        file.write_text(text)
        return file

    def test_an_encrypted_backup_is_read_with_its_passphrase_only(self):
        right, wrong = self.secret("ein Satz mit Ä\n"), self.secret("another", "wrong")
        self.assertIn("encrypted", self.backup("--passphrase-file", right))
        content = self.copy.read_bytes()
        for word in (b"Checkout was down", b"Acme", b"SQLite format", b"workspaces"):
            self.assertNotIn(word, content)
        for command in (["manifest", self.copy], ["restore", self.copy]):
            code, _, complaint = run(*command, "--passphrase-file", wrong, data=self.folder / "nowhere")
            self.assertEqual((code, "does not open with this passphrase" in complaint), (2, True), complaint)
            code, _, complaint = run(*command, data=self.folder / "nowhere")
            self.assertEqual((code, "it takes a passphrase" in complaint), (2, True), complaint)
        self.assertEqual(self.manifest("--passphrase-file", right)["workspaces"][0]["name"], "Acme")
        with mock.patch.dict(os.environ, CANDOR_BACKUP_PASSPHRASE="ein Satz mit Ä"):
            self.expect_here_as_there(exports(self.data), last_hashes(self.data))

    def test_a_file_that_was_cut_short_or_changed_is_told_and_not_restored(self):
        secret = self.secret("a sentence")
        for flags in ([], ["--passphrase-file", secret]):
            self.copy.unlink(missing_ok=True)
            self.backup(*flags)
            whole = self.copy.read_bytes()
            middle = len(whole) // 2
            for content, told in ((whole[:middle], "is cut short"), (whole[:-1], "is cut short"), (whole + b"x", "was changed"),
                                  (whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1:], "was changed")):
                self.copy.write_bytes(content)
                data, code, said = self.restored(None, *flags)
                self.assertEqual(code, 2, said)
                self.assertIn(told, said)
                self.assertFalse((data / "candor.db").exists())
                self.assertEqual(list(data.glob("*arriving*")), [])
                self.assertEqual(run("manifest", self.copy, *flags)[0], 2)

    def test_a_passphrase_is_no_argument_and_not_empty(self):
        self.assertEqual(run("backup", self.copy, "--passphrase", "word", data=self.data)[0], 2)
        self.assertEqual(run("backup", self.copy, "--passphrase-file", self.secret("\n"), data=self.data)[0], 2)
        self.assertEqual(run("backup", self.copy, "--encrypt", data=self.data)[0], 2)
        self.assertFalse(self.copy.exists())

    def test_a_database_with_something_in_it_is_not_restored_over(self):
        self.backup()
        with On(self.address):
            data = self.folder / "there"
            run("user", "add", "--name", "Eve", "--email", "eve@example.org", data=data)
            self.addCleanup(self.forget, self.address, data)
            code, _, complaint = run("restore", self.copy, data=data)
        self.assertEqual(code, 5, complaint)
        self.assertIn("something in this database already", complaint)


if __name__ == "__main__":
    unittest.main()
