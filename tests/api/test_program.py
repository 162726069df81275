"""The commands, as an operator types them."""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

import kept
from candor import PROGRAM, Browser, Case, Server, run

REPORT = """# Checkout was down

All times in UTC.

## Summary

Nobody could pay.

## Timeline

- 2026-03-01 10:05 The alert fired
- 10:20 Ben rolled back

## Action items

- [ ] Set a timeout (@ben)
"""


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        self.data = self.folder / "data"

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def add_ada(self):
        code, out, _ = run("user", "add", "--name", "Ada", "--email", "ada@example.org", "--workspace", "Acme", data=self.data)
        self.assertEqual(code, 0)
        return out.strip().split()[-1]

    def test_every_command_has_help_with_an_example(self):
        for command in (["serve"], ["init"], ["import"], ["export"], ["lint"], ["routes"], ["openapi"], ["user", "add"],
                        ["user", "reset-password"], ["backup"], ["restore"], ["manifest"], ["move"], ["audit", "verify"], ["audit", "export"], ["version"]):
            with self.subTest(command):
                code, out, _ = run(*command, "--help")
                self.assertEqual(code, 0)
                self.assertIn("Example: candor " + " ".join(command), out)
        self.assertIn("Exit codes:", run("--help")[1])

    def test_a_command_line_that_makes_no_sense_ends_with_two(self):
        for arguments in (["nonsense"], ["lint", "--fail-on", "blood"], []):
            code, _, complaint = run(*arguments)
            self.assertEqual(code, 2)
            self.assertTrue(complaint.startswith("candor: "), complaint)
        self.assertIn("no command nonsense", run("nonsense")[2])
        self.assertIn("user has no command away", run("user", "away")[2])

    def test_an_account_made_in_the_shell_signs_in(self):
        password = self.add_ada()
        server = Server(self.data)
        try:
            browser = Browser(server.port)
            self.assertEqual(browser.sign_in("ada@example.org", password).status, 200)
            self.assertEqual(browser.api("GET", "/session")["access"], "owner")
            code, out, _ = run("user", "reset-password", "--email", "ada@example.org", data=self.data)
            self.assertEqual(code, 0)
            self.assertEqual(browser.get("/api/v1/people").status, 401)
            self.assertEqual(browser.sign_in("ada@example.org", out.split("password ")[1].split(",")[0]).status, 200)
        finally:
            self.assertEqual(server.stop(), 0)

    def test_a_report_is_shown_then_imported_then_exported(self):
        self.add_ada()
        report = self.write("checkout.md", REPORT)
        code, out, _ = run("import", "--dry-run", "--json", report, data=self.data)
        self.assertEqual(code, 0)
        shown = json.loads(out)
        self.assertEqual([event["at"] for event in shown["events"]], ["2026-03-01T10:05", "2026-03-01T10:20"])
        self.assertEqual((shown["title"], shown["zone"]), ("Checkout was down", "UTC"))
        self.assertEqual(run("export", "1", data=self.data)[0], 4)

        code, out, _ = run("import", "--json", report, data=self.data)
        self.assertEqual(json.loads(out)["number"], 1)
        markdown = run("export", "PM-1", data=self.data)[1]
        self.assertIn("# Checkout was down", markdown)
        again = self.write("again.md", markdown)
        self.assertEqual(run("import", again, data=self.data)[0], 0)
        self.assertEqual(run("export", "2", data=self.data)[1].replace("PM-2", "PM-1"), markdown)
        document = json.loads(run("export", "1", "--format", "json", data=self.data)[1])
        self.assertEqual(len(document["events"]), 2)
        page = run("export", "1", "--format", "html", data=self.data)[1]
        self.assertIn("<svg", page)
        self.assertNotIn("<script", page)

    def test_lint_reads_files_and_standard_input(self):
        text = "The on-call failed to notice the alert.\n"
        file = self.write("story.md", text)
        code, out, _ = run("lint", file)
        self.assertEqual(code, 0)
        self.assertIn("“failed to”", out)
        self.assertEqual(run("lint", "--fail-on", "warning", file)[0], 1)
        self.assertEqual(run("lint", "--fail-on", "warning", "--off", "counterfactual", "--", file)[0], 0)
        findings = json.loads(run("lint", "--json", "-", text=text)[1])["findings"]
        self.assertEqual(findings[0]["rule"], "counterfactual")
        line = json.dumps({"id": "a", "part": "summary", "text": text})
        self.assertEqual(json.loads(run("lint", "--jsonl", text=line + "\n")[1])["id"], "a")
        self.assertEqual(run("lint", self.folder / "nowhere.md")[0], 4)

    @kept.only_sqlite
    def test_what_is_not_there_is_named_and_not_made(self):
        copy = self.folder / "copy.db"
        for command in (["export", "1"], ["backup", copy], ["import", self.write("checkout.md", REPORT)],
                        ["user", "reset-password", "--email", "ada@example.org"]):
            with self.subTest(command):
                code, _, complaint = run(*command, data=self.data)
                self.assertEqual(code, 4)
                self.assertIn(str(self.data), complaint)
        self.assertFalse(self.data.exists() or copy.exists())
        self.assertEqual(run("restore", copy, data=self.data)[0], 4)

    def test_a_folder_in_the_place_of_a_file_is_told(self):
        for command in (["lint"], ["import", "--dry-run"]):
            code, _, complaint = run(*command, self.folder)
            self.assertEqual(code, 4)
            self.assertIn("is a folder", complaint)

    def test_what_cannot_be_written_is_no_success(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "routes"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 6, done.stderr)

    @kept.only_sqlite
    def test_what_is_written_is_for_the_owner_only(self):
        self.data.mkdir(mode=0o755)
        self.add_ada()
        copy = self.folder / "copy.db"
        self.assertEqual(run("backup", copy, data=self.data)[0], 0)
        for file in (copy, *self.data.glob("candor.db*")):
            self.assertEqual(file.stat().st_mode & 0o077, 0, file)

    @kept.only_sqlite
    def test_what_is_no_backup_is_not_put_in_the_place_of_the_data(self):
        self.add_ada()
        run("import", self.write("checkout.md", REPORT), data=self.data)
        other = self.folder / "other.db"
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE things (id INTEGER)")
        database.close()
        for file in (self.write("empty.db", ""), other):
            code, _, complaint = run("restore", file, data=self.data)
            self.assertEqual(code, 2)
            self.assertIn("no backup of Candor", complaint)
        self.assertEqual(run("export", "1", data=self.data)[0], 0)
        self.assertEqual(list(self.data.glob("*before-restore*")), [])

    @kept.only_sqlite
    def test_a_backup_is_restored_and_what_was_there_is_kept(self):
        self.add_ada()
        report = self.write("checkout.md", REPORT)
        run("import", report, data=self.data)
        copy = self.folder / "copy.db"
        self.assertEqual(run("backup", copy, data=self.data)[0], 0)
        self.assertEqual(run("backup", copy, data=self.data)[0], 5)
        run("import", report, data=self.data)
        self.assertEqual(run("export", "2", data=self.data)[0], 0)
        self.assertEqual(run("restore", copy, data=self.data)[0], 0)
        self.assertEqual(run("export", "1", data=self.data)[0], 0)
        self.assertEqual(run("export", "2", data=self.data)[0], 4)
        self.assertTrue(list(self.data.glob("candor.db.before-restore-*")))
        self.assertEqual(run("restore", self.write("no.db", "no database"), data=self.data)[0], 2)
        self.assertEqual(run("export", "1", data=self.data)[0], 0)

    @kept.only_sqlite
    def test_a_running_server_is_not_restored_over(self):
        self.add_ada()
        copy = self.folder / "copy.db"
        server = Server(self.data)
        try:
            self.assertEqual(run("backup", copy, data=self.data)[0], 0)
            self.assertEqual(run("restore", copy, data=self.data)[0], 5)
        finally:
            self.assertEqual(server.stop(), 0)

    def test_the_sample_is_signed_in_to_as_it_says(self):
        self.assertEqual(run("init", "--sample", data=self.data)[0], 0)
        words = (self.data / "sign-in.txt").read_text().split()
        self.assertEqual((self.data / "sign-in.txt").stat().st_mode & 0o777, 0o600)
        server = Server(self.data)
        try:
            browser = Browser(server.port)
            self.assertEqual(browser.sign_in(words[3], words[-1]).status, 200)
            samples = browser.api("GET", "/reviews")["reviews"]
            self.assertTrue(all(row["review"]["is_sample"] for row in samples))
            self.assertTrue(any(row["review"]["published_at"] for row in samples))
            self.assertTrue(any(row["review"]["stage"] == "draft" for row in samples))
            browser.api("DELETE", "/samples", expect=204)
            self.assertEqual(browser.api("GET", "/reviews")["reviews"], [])
            browser.api("POST", "/samples/restore", expect=204)
            self.assertEqual(len(browser.api("GET", "/reviews")["reviews"]), len(samples))
        finally:
            self.assertEqual(server.stop(), 0)
        self.assertEqual(run("init", "--sample", data=self.data)[0], 5)


class Golden(unittest.TestCase):
    def test_every_door_is_one_that_somebody_has_looked_at(self):
        golden = pathlib.Path(__file__).resolve().parents[1] / "routes.golden"
        printed = run("routes")[1]
        if os.environ.get("REBASELINE"):
            golden.write_text(printed)
        self.assertEqual(printed, golden.read_text(), "look at the difference, then REBASELINE=1 make test")

    def test_every_rule_of_access_is_one_that_somebody_has_looked_at(self):
        golden = pathlib.Path(__file__).resolve().parents[1] / "access.golden"
        printed = run("routes", "--access")[1]
        if os.environ.get("REBASELINE"):
            golden.write_text(printed)
        self.assertEqual(printed, golden.read_text(), "look at the difference, then REBASELINE=1 make test")


class Configuration(unittest.TestCase):
    def printed(self, *flags, environment=None):
        done = subprocess.run([PROGRAM, "serve", "--print-config", *flags], capture_output=True, text=True, env={**os.environ, **(environment or {})})
        return done.returncode, done.stdout, done.stderr

    def test_a_flag_comes_before_the_environment_and_that_before_the_file(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write('listen = "127.0.0.1:1111"\ndata = "from-file"\nthreads = 3\n')
            file.flush()
            code, out, _ = self.printed("--config", file.name, "--data", "from-flag", environment={"CANDOR_LISTEN": "127.0.0.1:2222"})
        self.assertEqual(code, 0)
        settings = {line.split("=")[0].strip(): line.split('"')[1] + line.split("#")[1] for line in out.splitlines()}
        self.assertEqual(settings["data"], "from-flag flag")
        self.assertEqual(settings["listen"], "127.0.0.1:2222 environment")
        self.assertEqual(settings["threads"], "3 file")
        self.assertEqual(settings["log-format"], "auto default")

    @kept.only_sqlite
    def test_every_command_that_opens_the_data_finds_it_by_the_same_rules(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "candor.toml"
            file.write_text(f'data = "{folder}/from-file"\n')
            environment = {**os.environ, "CANDOR_CONFIG": str(file)}
            said = []
            for command in (["init"], ["backup", f"{folder}/copy.db"], ["backup", f"{folder}/2.db", "--data", f"{folder}/from-flag"]):
                said.append(subprocess.run([PROGRAM, *command], capture_output=True, text=True, env=environment))
            self.assertEqual([done.returncode for done in said], [0, 0, 4])
            self.assertIn(f"{folder}/from-file", said[1].stdout)
            self.assertIn(f"{folder}/from-flag", said[2].stderr)

    def test_a_list_in_the_file_is_a_list(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write('trusted-proxies = ["127.0.0.1", "10.0.0.0/8"]\n')
            file.flush()
            code, out, _ = self.printed("--config", file.name)
        self.assertEqual(code, 0)
        self.assertIn('"127.0.0.1,10.0.0.0/8"', out)

    def test_a_settings_file_that_is_not_there_is_told(self):
        code, _, complaint = self.printed("--config", "/nowhere.toml")
        self.assertEqual(code, 4)
        self.assertIn("/nowhere.toml", complaint)

    def test_a_setting_that_makes_no_sense_is_named(self):
        for flags, word in [(["--listen", "nowhere"], "listen"), (["--threads", "many"], "threads"), (["--public-url", "ftp://x"], "public-url"),
                            (["--trusted-proxies", "nobody"], "nobody"), (["--log-format", "xml"], "log-format")]:
            code, _, complaint = self.printed(*flags)
            self.assertEqual(code, 2)
            self.assertIn(word, complaint)


if __name__ == "__main__":
    unittest.main()
