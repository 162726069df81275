#!/usr/bin/env python3
"""A page of 10 KB over keep-alive, from Candor and from nginx, in turns and in one run.

    bench/serving.py [--server COMMAND] [--target PATH] [--header LINE] [--connections N] [--seconds N]

Without --server it measures build/release/bench/http_bench_server: the server itself, behind a brief door
with an authenticator. The command has to print its port on the first line. What it answers is saved
as the file that nginx serves, so both send the same bytes.
"""

import argparse
import pathlib
import re
import shlex
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent

NGINX = """
worker_processes 2;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    open_file_cache max=16;
    default_type application/json;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url):
    for _ in range(100):
        try:
            return urllib.request.urlopen(url).read()
        except OSError:
            time.sleep(0.05)
    sys.exit(f"{url} does not answer")


def start_nginx(folder, content):
    files = pathlib.Path(folder) / "files"
    files.mkdir(mode=0o755)
    (files / "page").write_bytes(content)
    pathlib.Path(folder).chmod(0o755)
    port = free_port()
    config = pathlib.Path(folder) / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port))
    process = subprocess.Popen(["nginx", "-e", f"{folder}/error.log", "-c", str(config)])
    url = f"http://127.0.0.1:{port}/page"
    assert wait_for(url) == content
    return process, url


def requests_a_second(url, arguments, header=None):
    command = ["wrk", "-t2", f"-c{arguments.connections}", f"-d{arguments.seconds}s", "--latency"]
    if header:
        command += ["-H", header]
    out = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    p99 = re.search(r"99%\s+(\S+)", out).group(1)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), p99


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--server", default=f"{ROOT}/build/release/bench/http_bench_server 10000")
    options.add_argument("--target", default="/api/v1/reviews/1")
    options.add_argument("--header", default="Cookie: session=bench")
    options.add_argument("--connections", type=int, default=64)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--rounds", type=int, default=3)
    arguments = options.parse_args()

    ours = subprocess.Popen(shlex.split(arguments.server), stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True)
    nginx = None
    try:
        port = re.search(r"(\d+)\s*$", ours.stdout.readline()).group(1)
        url = f"http://127.0.0.1:{port}{arguments.target}"
        name, value = arguments.header.split(": ", 1)
        content = wait_for(urllib.request.Request(url, headers={name: value}))
        with tempfile.TemporaryDirectory() as folder:
            nginx, nginx_url = start_nginx(folder, content)
            ratios = []
            print(f"{len(content)} bytes, {arguments.connections} connections, requests a second:")
            for _ in range(arguments.rounds):
                there, there_p99 = requests_a_second(nginx_url, arguments)
                here, here_p99 = requests_a_second(url, arguments, arguments.header)
                ratios.append(here / there)
                print(f"  nginx {there:9.0f} (p99 {there_p99})   Candor {here:9.0f} (p99 {here_p99})"
                      f"   ratio {here / there:.2f}")
            print(f"http: {statistics.median(ratios):.2f} of nginx (median of {arguments.rounds})")
    finally:
        for process in (ours, nginx):
            if process:
                process.terminate()
                process.wait()


main()
