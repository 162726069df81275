#!/usr/bin/env python3
"""200 people who read, write and listen on two nodes and one PostgreSQL, while a node and the database are
killed and come back; then whether anything was lost.

    bench/load.py [--people N] [--seconds N] [--pause MS]

Every acknowledged write has to be there, and every listener has to have heard every change of its topics
once and in order. The truth is the chain of changes, as `candor audit export` gives it.
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

os.environ["CANDOR_TEST_DATABASE"] = subprocess.run(
    [pathlib.Path(__file__).resolve().parent.parent / "tests/postgres", "start"], check=True, capture_output=True, text=True).stdout.strip()

import cast  # noqa: E402

REVIEWS = 20
LISTED = {"review", "readers", "public_link", "event", "action", "lesson"}


class Nodes:
    """Two of them, each coming back on its port."""

    def __init__(self, data):
        self.data = data
        self.servers = [self.start(), self.start()]
        self.ports = [server.port for server in self.servers]

    def start(self, port=0):
        return cast.candor.Server(self.data, "--trusted-proxies", "127.0.0.1", port=port)

    def kill_and_restart(self, index):
        self.servers[index].kill()
        time.sleep(2)
        self.servers[index] = self.start(self.ports[index])

    def memory_mb(self):
        status = [pathlib.Path(f"/proc/{server.process.pid}/status").read_text() for server in self.servers]
        return [int(text.split("VmHWM:")[1].split()[0]) // 1024 for text in status]


def disturb(nodes, seconds, log):
    """At a third of the time a node dies, at two thirds the database."""
    time.sleep(seconds / 3)
    log.append("a node was killed and started again")
    nodes.kill_and_restart(1)
    time.sleep(seconds / 3 - 2)
    log.append("PostgreSQL was killed and started again")
    subprocess.run([cast.ROOT / "tests/postgres", "restart"], check=True, capture_output=True)


def chain_of(data):
    code, text, complaint = cast.candor.run("audit", "export", data=data)
    assert code == 0, complaint
    return [json.loads(line) for line in text.splitlines()]


def lost_writes(found, chain):
    added = {change["item_id"] for change in chain if change["act"] == "added"}
    return [one for one in found["written"] if one["id"] not in added]


def missed_changes(found, chain, numbers):
    """What listeners should have heard and did not, or heard twice or out of order."""
    truth = collections.defaultdict(list)
    for change in chain:
        if change["thing"] == "review":
            truth[f"review/{numbers[change['thing_id']]}"].append(change["number"])
            if change["item"] in LISTED:
                truth["reviews"].append(change["number"])
    wrong = resets = 0
    for one in found["told"]:
        for topic, heard in one["topics"].items():
            resets += heard["resets"]
            wrong += heard["numbers"] != [number for number in truth[topic] if number > heard["from"]]
    return wrong, resets


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--people", type=int, default=200)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--pause", type=int, default=400)
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="candor-load-") as place:
        folder = pathlib.Path(place)
        nodes = Nodes(folder / "data")
        try:
            ada, people = cast.begin(nodes.servers[0], arguments.people)
            reviews = cast.add_reviews(ada, REVIEWS)
            numbers = {row["review"]["id"]: row["review"]["number"] for row in ada.api("GET", "/reviews")["reviews"]}
            file = cast.write_cast(folder / "cast.json", people, reviews, json.dumps(cast.ACTION))
            log = []
            load = cast.Load("people", file, "--node", nodes.ports[0], "--node", nodes.ports[1], "--seconds", arguments.seconds, "--pause", arguments.pause)
            threading.Thread(target=disturb, args=(nodes, arguments.seconds, log), daemon=True).start()
            found = load.found()
            chain, memory = chain_of(folder / "data"), nodes.memory_mb()
        finally:
            for server in nodes.servers:
                server.stop()
            cast.candor.kept.remove(folder / "data")
    answers, cuts = found["answers"], sum(one["cuts"] for one in found["told"])
    lost, (wrong, resets) = lost_writes(found, chain), missed_changes(found, chain, numbers)
    heard = sum(len(topic["numbers"]) for one in found["told"] for topic in one["topics"].values())
    print(f"{arguments.people} people, {arguments.seconds} s, two nodes; {'; '.join(log)}")
    print(f"requests: {answers['count'] / arguments.seconds:.0f} a second, p50 {answers['p50_ms']:.1f} ms, p99 {answers['p99_ms']:.1f} ms, longest {answers['max_ms']:.0f} ms; "
          f"{found['refused']} answered 503, {found['cut']} cut; memory at most {memory} MB")
    print(f"writes: {len(found['written'])} acknowledged, {len(lost)} lost")
    print(f"live: {heard} changes heard by {2 * arguments.people} listeners, {cuts} cuts, {resets} resets, {wrong} listeners who missed something")
    if found["surprise"]:
        print("surprise:", found["surprise"])
    sys.exit(bool(lost or wrong or resets or found["surprise"] or len(log) < 2))


if __name__ == "__main__":
    main()
