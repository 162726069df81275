"""What the program has kept, looked at behind its back: in SQLite's file, or, where CANDOR_TEST_DATABASE names a
PostgreSQL database, in a schema of that for each folder of data."""

import hashlib
import json
import os
import pathlib
import sqlite3
import subprocess
import unittest

POSTGRES = os.environ.get("CANDOR_TEST_DATABASE")

only_sqlite = unittest.skipIf(POSTGRES, "is about SQLite's file")

_schemas = set()


def _psql(sql, *settings):
    command = ["psql", POSTGRES, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *settings, "-f", "-"]
    return subprocess.run(command, input=sql, capture_output=True, text=True, check=True).stdout


def _schema(data):
    name = "api_" + hashlib.sha256(str(pathlib.Path(data).resolve()).encode()).hexdigest()[:24]
    if name not in _schemas:
        _psql(f"CREATE SCHEMA IF NOT EXISTS {name}")
        _schemas.add(name)
    return name


def environment(data):
    """Has a command of the program open what is kept for this folder."""
    if data is None:
        return {}
    if not POSTGRES:
        return {"CANDOR_DATA": str(data)}
    return {"CANDOR_DATA": str(data), "CANDOR_DATABASE": f"{POSTGRES}?options=-csearch_path%3D{_schema(data)}"}


def remove(data):
    """PostgreSQL's part of a folder that a test is done with."""
    if POSTGRES:
        _psql(f"SET client_min_messages = warning; DROP SCHEMA {_schema(data)} CASCADE")
        _schemas.discard(_schema(data))


def rows(data, sql):
    """The rows of a SELECT, each with its columns by name."""
    if POSTGRES:
        return json.loads(_psql(f"SET search_path = {_schema(data)}; SELECT coalesce(json_agg(t), '[]') FROM ({sql}) AS t"))
    database = sqlite3.connect(pathlib.Path(data) / "candor.db")
    try:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(sql)]
    finally:
        database.close()


def tamper(data, *statements):
    """Reaches past the program, as somebody would who owns the database. The triggers do not stop them."""
    names = ("changes_are_not_changed", "changes_are_not_deleted")
    drops = [f"DROP TRIGGER IF EXISTS {name}{' ON changes' if POSTGRES else ''}" for name in names]
    if POSTGRES:
        return _psql("".join(f"{statement};\n" for statement in (f"SET search_path = {_schema(data)}", *drops, *statements)))
    database = sqlite3.connect(pathlib.Path(data) / "candor.db")
    with database:
        for statement in (*drops, *statements):
            database.execute(statement)
    database.close()


def damage(data):
    """What the database itself finds wrong."""
    if POSTGRES:
        return []
    return [row for row in rows(data, "PRAGMA integrity_check") if row["integrity_check"] != "ok"] + rows(data, "PRAGMA foreign_key_check")
