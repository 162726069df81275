"""The record of who did what, looked over from outside: sound, tampered with, and from before there were hashes."""

import hashlib
import json
import unittest

import kept
from candor import Browser, Case, Server, run


def hash_by_the_book(previous, line):
    """What docs/why/audit.md says, in another language."""
    fields = [previous, "candor-change-1", line["workspace_id"], str(line["number"])]
    fields += [line[name] for name in ("at", "person_id", "thing", "thing_id", "item", "item_id", "act", "before", "after")]
    text = b"".join(b"%d:%s," % (len(field.encode()), field.encode()) for field in fields)
    return hashlib.blake2b(text, digest_size=32).hexdigest()


class Audit(Case):
    def setUp(self):
        super().setUp()
        self.add_review()

    def verify(self, *flags):
        code, out, complaint = run("audit", "verify", *flags, data=self.data)
        return code, out + complaint

    def kept_hash(self):
        code, said = self.verify()
        self.assertEqual(code, 0, said)
        return said.splitlines()[-1]

    def test_what_people_did_is_sound_and_the_last_hash_is_told(self):
        hash_kept = self.kept_hash()
        self.ada.api("POST", "/reviews/1/events", {"events": []})
        self.add_review()
        self.assertEqual(self.verify("--kept", hash_kept)[0], 0)
        self.assertNotEqual(self.kept_hash(), hash_kept)

    def test_the_export_can_be_checked_without_candor(self):
        code, out, _ = run("audit", "export", data=self.data)
        self.assertEqual(code, 0)
        lines, previous = [json.loads(line) for line in out.splitlines()], ""
        self.assertEqual([line["number"] for line in lines], list(range(1, len(lines) + 1)))
        for line in lines:
            self.assertEqual(hash_by_the_book(previous, line), line["hash"])
            previous = line["hash"]
        self.assertTrue(self.kept_hash().endswith(f":{len(lines)}:{previous}"))
        self.assertEqual(json.loads(lines[0]["after"])["name"], "Acme")

    def tells_of(self, statement, told):
        kept.tamper(self.data, statement)
        code, said = self.verify()
        self.assertEqual(code, 1, said)
        self.assertIn(told, said)

    def test_what_was_altered_is_told_with_its_number_and_an_exit_code(self):
        self.tells_of("UPDATE changes SET person_id = 'ben' WHERE number = 3", "2 changes are sound; change 3 is not as it was recorded")

    def test_what_was_taken_out_is_told(self):
        self.tells_of("DELETE FROM changes WHERE number = 2", "change 2 is missing")

    def test_what_was_put_in_is_told(self):
        self.tells_of("INSERT INTO changes SELECT workspace_id, 9999, at, person_id, thing, thing_id, item, item_id, act, before, after, hash"
                      " FROM changes WHERE number = 1", "change 9999 was put in")

    def test_a_record_that_was_cut_short_is_told_by_the_hash_that_was_kept(self):
        hash_kept = self.kept_hash()
        kept.tamper(self.data, "DELETE FROM changes WHERE number > 4", "UPDATE counters SET last = 4 WHERE name = 'changes'")
        self.assertEqual(self.verify()[0], 0)
        code, said = self.verify("--kept", hash_kept)
        self.assertEqual(code, 1)
        self.assertIn("4 changes are sound; change 5 is missing", said)
        self.assertEqual(self.verify("--kept", "nonsense")[0], 2)

    def test_a_database_from_before_there_were_hashes_is_chained_when_it_is_opened(self):
        before = self.kept_hash()
        self.server.stop()
        kept.tamper(self.data, "UPDATE changes SET hash = ''")
        self.server = Server(self.data)
        self.ada = Browser(self.server.port)
        self.assertEqual(self.ada.sign_in("ada@example.org", "correct horse battery").status, 200)
        self.add_review()
        self.assertEqual(self.verify("--kept", before)[0], 0)


if __name__ == "__main__":
    unittest.main()
