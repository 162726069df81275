#!/usr/bin/env python3
"""How many bytes a review and a change take on the disk, with their indexes, on SQLite and on PostgreSQL.

    bench/sizes.py [--program FILE] [--copies N]

The sample reviews are imported again and again; then somebody rewrites every section of the first hundred, twice, as
people do who write, so that there are changes of both kinds.
"""

import argparse
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/api"))
SAMPLES = sorted((ROOT / "src/app/samples").glob("*.md"))
REWRITTEN = 100


def fill(program, data, copies):
    """Gives back how many reviews there are."""
    import candor
    candor.PROGRAM = str(program)
    candor.run("init", "--sample", data=data)
    for _ in range(copies):
        code, _, complaint = candor.run("import", *SAMPLES, data=data)
        assert code == 0, complaint
    words = (data / "sign-in.txt").read_text().split()
    server = candor.Server(data)
    browser = candor.Browser(server.port)
    browser.sign_in(words[3], words[-1])
    for number in range(1, REWRITTEN + 1):
        rewrite(browser, number)
    server.stop()


def rewrite(browser, number):
    for section in browser.api("GET", f"/reviews/{number}")["document"]["sections"]:
        for word in ("Once more. ", "And again. "):
            wanted = {**section, "body": word + section["body"]}
            section = browser.api("PUT", f"/reviews/{number}/sections/{section['id']}", wanted)


def in_sqlite(data):
    database = sqlite3.connect(data / "candor.db")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sizes = dict(database.execute("SELECT coalesce(s.tbl_name, d.name), sum(d.pgsize) FROM dbstat AS d LEFT JOIN sqlite_schema AS s ON s.name = d.name GROUP BY 1"))
    counts = {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("reviews", "changes")}
    database.close()
    return sizes, counts


def in_postgres(data):
    import kept
    sizes = {row["name"]: row["bytes"] for row in kept.rows(
        data, "SELECT tablename AS name, pg_total_relation_size(quote_ident(tablename)::regclass) AS bytes FROM pg_tables WHERE schemaname = current_schema()")}
    counts = {table: kept.rows(data, f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in ("reviews", "changes")}
    return sizes, counts


def tell(name, sizes, counts):
    library = sum(size for table, size in sizes.items() if table.startswith("library_"))
    reviews = sum(sizes.values()) - library - sizes["changes"]
    print(f"{name:11} {counts['reviews']} reviews, {counts['changes']} changes ({counts['changes'] / counts['reviews']:.1f} a review): "
          f"{reviews / counts['reviews'] / 1000:.1f} KB a review, {library / counts['reviews'] / 1000:.1f} KB of index a review, "
          f"{sizes['changes'] / counts['changes'] / 1000:.2f} KB a change", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/release/candor")
    parser.add_argument("--copies", type=int, default=100)
    arguments = parser.parse_args()
    import kept
    folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-sizes-"))
    environment = {**os.environ, "CANDOR_POSTGRES": f"{tempfile.gettempdir()}/candor-sizes-{os.getpid()}"}
    try:
        for name, measured in (("sqlite", in_sqlite), ("postgresql", in_postgres)):
            if name == "postgresql":
                kept.POSTGRES = subprocess.run([ROOT / "tests/postgres", "start"], env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
            data = folder / name
            data.mkdir()
            fill(arguments.program, data, arguments.copies)
            tell(name, *measured(data))
    finally:
        subprocess.run([ROOT / "tests/postgres", "stop"], env=environment)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
