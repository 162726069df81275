"""What docs/why/scale.md rests on: every key begins with the workspace, and every statement names it."""

import pathlib
import re
import shutil
import tempfile
import unittest

import kept
from candor import ROOT, run

# Tables whose key does not begin with workspace_id, and why that is sound.
OTHER_KEYS = {
    "workspaces": "its id is the workspace",
    "migrations": "the form of a whole database, on every machine alike",
    "sign_in_attempts": "has no key at all, and an index that begins with the workspace",
}
# SQLite's full-text index wants a number for a key; a file is not distributed.
OTHER_KEYS_IN_SQLITE = {"library_documents", "library_texts"}
FULL_TEXT = "library_index"

# Statements that name no workspace, by a part of their text that is theirs alone, and why that is sound.
OTHER_STATEMENTS = {
    "pg_advisory_xact_lock": "locks the workspace that is its argument",
    "SELECT 1)": "only asks whether the line is alive",
    "pg_notify": "its argument is the workspace in which something was written",
    "FROM migrations": "the form of a whole database",
    "INTO migrations": "the form of a whole database",
    "FROM sqlite_schema": "the schema",
    "FROM pg_": "the schema",
    "WITH keys AS": "the schema",
    "FROM arriving": "says which workspaces a move brings",
    "FROM workspaces": "its id is the workspace",
    "INTO workspaces": "its id is the workspace",
    "UPDATE workspaces": "its id is the workspace",
    "column_names(table)": "a move or a backup: of a workspace, or of a whole database, in the order of the key",
    "table.name": "a move or a backup: of a workspace, or of a whole database",
}

LITERAL = re.compile(r'R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"', re.S)
BEGINS = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s")
DEFINED = re.compile(r"\b(\w+)\s*(?:=|\+=)\s*([^;]*);", re.S)


def text_of(match):
    return match.group(2) if match.group(2) is not None else match.group(3)


def statements(source):
    """Every expression that begins with a literal of SQL, to the end of the C++ statement it is in."""
    at = 0
    while found := LITERAL.search(source, at):
        at = found.end()
        if not BEGINS.match(text_of(found)):
            continue
        rest, end = "", found.end()
        while end < len(source) and source[end] != ";":
            more = LITERAL.match(source, end)
            rest += text_of(more) if more else source[end]
            end = more.end() if more else end + 1
        at = end
        yield text_of(found) + rest


def names_workspace(statement, source):
    """Itself, or by a constant of the same file that stands in it."""
    if "workspace_id" in statement or "owner_column" in statement:
        return True
    words = set(re.findall(r"\w+", statement))
    return any(name in words and "workspace_id" in text for name, text in DEFINED.findall(source))


class Statements(unittest.TestCase):
    def test_every_statement_names_its_workspace(self):
        count, used = 0, set()
        for file in sorted([*ROOT.glob("src/**/*.cpp"), *ROOT.glob("src/**/*.h")]):
            if file.stem.endswith(("_test", "_fuzz")) or file.name == "testing.h":
                continue
            source = file.read_text()
            for statement in statements(source):
                count += 1
                reasons = [part for part in OTHER_STATEMENTS if part in statement]
                used.update(reasons)
                if not reasons:
                    self.assertTrue(names_workspace(statement, source), f"{file.relative_to(ROOT)}: {' '.join(statement.split())[:300]}")
        self.assertGreater(count, 80, "statements are no longer found")
        self.assertEqual(set(OTHER_STATEMENTS) - used, set(), "an exception that is needed no longer")


class Keys(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        self.data = self.folder / "data"
        self.assertEqual(run("init", data=self.data)[0], 0)

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        kept.remove(self.data)

    def in_sqlite(self):
        tables = kept.rows(self.data, "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'")
        keys = {table["name"]: [] for table in tables if not table["name"].startswith(FULL_TEXT)}
        for name in keys:
            columns = kept.rows(self.data, f"SELECT name, pk FROM pragma_table_info('{name}') WHERE pk > 0 ORDER BY pk")
            keys[name] = [[column["name"] for column in columns]]
            for index in kept.rows(self.data, f"SELECT name FROM pragma_index_list('{name}') WHERE origin <> 'pk'"):
                keys[name].append([row["name"] for row in kept.rows(self.data, f"SELECT name FROM pragma_index_info('{index['name']}') ORDER BY seqno")])
        return {name: found for name, found in keys.items() if name not in OTHER_KEYS_IN_SQLITE}

    def in_postgres(self):
        keys = {row["name"]: [[]] for row in kept.rows(self.data, "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()")}
        for row in kept.rows(self.data, "SELECT tablename AS name, indexdef, indexname FROM pg_indexes WHERE schemaname = current_schema()"):
            if " USING gin " in row["indexdef"]:
                continue
            columns = re.search(r"USING btree \((.*?)\)", row["indexdef"]).group(1).split(", ")
            if row["indexname"].endswith("_pkey"):
                keys[row["name"]][0] = columns
            else:
                keys[row["name"]].append(columns)
        return keys

    def test_every_key_begins_with_the_workspace(self):
        keys = self.in_postgres() if kept.POSTGRES else self.in_sqlite()
        self.assertGreater(len(keys), 18)
        for name, (primary, *others) in keys.items():
            with self.subTest(name):
                if name not in OTHER_KEYS:
                    self.assertEqual(primary[:1], ["workspace_id"])
                for columns in others:
                    self.assertEqual(columns[0], "workspace_id")
        self.assertEqual(set(OTHER_KEYS) - set(keys), set())


if __name__ == "__main__":
    unittest.main()
