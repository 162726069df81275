#!/usr/bin/env python3
"""The whole program on the sample workspace: cold start, memory, and pages over keep-alive beside nginx.

    bench/program.py [--seconds N]

A page is the published page of a sample review (some 20 KB of HTML) and the same review as JSON, both
for somebody who is signed in, so every answer looks up the session, the review and its state.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/candor"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(data, port):
    """From the start of the process to its first answer, in milliseconds."""
    begun = time.perf_counter()
    process = subprocess.Popen([PROGRAM, "serve", "--data", data, "--listen", f"127.0.0.1:{port}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
                assert b" 200 " in connection.recv(4096)
                return process, (time.perf_counter() - begun) * 1000
        except ConnectionRefusedError:
            time.sleep(0.001)


def stop(process):
    process.terminate()
    process.wait()
    process.stdout.close()


def resident_mb(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def sign_in(port, data):
    words = (data / "sign-in.txt").read_text().split()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/api/v1/session", json.dumps({"email": words[3], "password": words[-1]}))
    reply = connection.getresponse()
    reply.read()
    return reply.headers["Set-Cookie"].split(";")[0]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=int, default=5)
    arguments = options.parse_args()
    data = pathlib.Path(tempfile.mkdtemp(prefix="candor-bench-"))
    try:
        subprocess.run([PROGRAM, "init", "--sample", "--data", data], check=True, stdout=subprocess.DEVNULL)
        times = []
        for _ in range(10):
            process, millis = start(data, free_port())
            times.append(millis)
            time.sleep(0.3)
            memory = resident_mb(process)
            stop(process)
        print(f"start: {statistics.median(times):.0f} ms to the first answer (median of 10, aim 100); {memory:.0f} MB resident when idle (aim 40)")
        port = free_port()
        process, _ = start(data, port)
        cookie = sign_in(port, data)
        for target in ("/p/1", "/api/v1/reviews/1"):
            print(f"\n{target}")
            relay = f"echo {port}"
            subprocess.run([ROOT / "bench/serving.py", "--server", relay, "--target", target, "--header", f"Cookie: {cookie}", "--seconds", str(arguments.seconds)], check=True)
        print(f"memory after that: {resident_mb(process):.0f} MB")
        stop(process)
    finally:
        shutil.rmtree(data, ignore_errors=True)


main()
