#!/usr/bin/env python3
"""Changes to 500 open sockets, beside Node's `ws` doing no more than pass on the same bytes; and what 10 000
idle sockets cost.

    bench/live.py [--seconds N] [--idle N]

Ours keeps each message in SQLite, with its change and its hash, before it tells anybody.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import tempfile

import cast

SOCKETS, RATE = 500, 40


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def fan_out(name, pid, port, file, seconds, post, hello):
    load = cast.Load("fanout", file, "--node", port, "--sockets", SOCKETS, "--rate", RATE, "--seconds", seconds, "--post", post, "--hello", hello)
    assert load.is_ready()
    before = cpu_seconds(pid)
    load.go()
    found = load.found()
    found["us"] = (cpu_seconds(pid) - before) * 1e6 / found["count"]
    whole = "all" if found["count"] == found["sent"] * SOCKETS else "NOT ALL"
    print(f"{name:8} {found['sent']} messages of {len(found['sample'])} bytes to {SOCKETS} sockets: {whole} of {found['count']} delivered, "
          f"{found['us']:.2f} µs of CPU each, p50 {found['p50_ms']:.1f} ms, p99 {found['p99_ms']:.1f} ms")
    return found


def idle(pid, port, file, count):
    before = resident_mb(pid)
    load = cast.Load("fanout", file, "--node", port, "--sockets", count, "--hello", '{"watch":"reviews"}')
    assert load.is_ready()
    print(f"{count} idle sockets: {resident_mb(pid):.0f} MB, {before:.0f} before they came")
    load.process.kill()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=int, default=10)
    options.add_argument("--idle", type=int, default=10_000)
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="candor-bench-") as place:
        folder = pathlib.Path(place)
        server = cast.candor.Server(folder / "data", "--trusted-proxies", "127.0.0.1")
        relay = subprocess.Popen(["node", cast.ROOT / "bench/load/relay.mjs"], stdout=subprocess.PIPE, text=True)
        try:
            ada, people = cast.begin(server, arguments.idle // 20)
            (review,) = cast.add_reviews(ada, 1)
            post, hello = f"/api/v1/reviews/{review['number']}/actions", json.dumps({"watch": f"review/{review['number']}"})
            ours = cast.write_cast(folder / "ours.json", people, [review], json.dumps(cast.ACTION))
            found = fan_out("candor", server.process.pid, server.port, ours, arguments.seconds, post, hello)
            theirs = cast.write_cast(folder / "theirs.json", people, [review], found["sample"])
            reference = fan_out("ws", relay.pid, int(relay.stdout.readline()), theirs, arguments.seconds, "/", hello)
            print(f"ratio of CPU {found['us'] / reference['us']:.2f}, of p99 {found['p99_ms'] / reference['p99_ms']:.2f}")
            idle(server.process.pid, server.port, ours, arguments.idle)
        finally:
            relay.kill()
            server.stop()


if __name__ == "__main__":
    main()
