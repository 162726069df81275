"""The program from outside: starts it on a folder of its own, and speaks HTTP to it as a browser would."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

import kept

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CANDOR", str(ROOT / "build/sanitize/candor"))


def run(*arguments, data=None, text=None):
    """Runs a command of the program; gives back its exit code, what it printed and its complaints."""
    environment = {**os.environ, **kept.environment(data)}
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=text, capture_output=True, text=True, env=environment, timeout=120)
    return done.returncode, done.stdout, done.stderr


class Server:
    """`candor serve` on a free port."""

    def __init__(self, data, *flags, port=0):
        self.data = pathlib.Path(data)
        self.log = open(self.data.parent / f"{self.data.name}.log", "ab")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", str(data), *([] if "--listen" in flags else ["--listen", f"127.0.0.1:{port}"]), "--log-format", "json", *flags],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env={**os.environ, **kept.environment(data)})
        said = self.process.stdout.readline()
        found = re.search(r":(\d+)$", said.strip())
        if not found:
            self.process.wait(timeout=15)
            self._close()
            raise RuntimeError(f"the server did not start: {said!r}, see {self.log.name}")
        self.port = int(found.group(1))

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self):
        code = self.process.wait(timeout=15)
        self._close()
        return code

    def _close(self):
        self.process.stdout.close()
        self.log.close()


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode()


class Browser:
    """Keeps its cookie and its token, and its connection while the server lets it."""

    def __init__(self, port):
        self.port = port
        self.cookie = None
        self.token = None
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def __del__(self):
        self.connection.close()

    def ask(self, method, path, body=None, headers=None, raw=None):
        sent = {**({"Cookie": self.cookie} if self.cookie else {}), **({"X-CSRF-Token": self.token} if self.token else {}), **(headers or {})}
        payload = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        self.connection.request(method, path, payload, sent)
        reply = self.connection.getresponse()
        answer = Answer(reply.status, reply.headers, reply.read())
        cookie = reply.headers.get("Set-Cookie")
        if cookie:
            self.cookie = cookie.split(";")[0]
            self.token = answer.json["csrf_token"] if answer.body else None
        return answer

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def api(self, method, path, body=None, expect=200):
        """Asks the API, and insists on the status."""
        answer = self.ask(method, "/api/v1" + path, body)
        assert answer.status == expect, f"{method} {path}: {answer.status} {answer.body[:500]}"
        return answer.json if answer.body else None

    def set_up(self):
        return self.api("POST", "/setup", {"workspace_name": "Acme", "name": "Ada", "email": "ada@example.org", "password": "correct horse battery"})

    def sign_in(self, email, password):
        return self.ask("POST", "/api/v1/session", {"email": email, "password": password})


class Case(unittest.TestCase):
    """A test with a server of its own, an administrator who is signed in, and a folder."""

    flags = ()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-"))
        self.data = self.folder / "data"
        self.server = Server(self.data, *self.flags)
        self.ada = Browser(self.server.port)
        self.ada.set_up()

    def tearDown(self):
        code = self.server.stop() if self.server.process.poll() is None else self.server.process.returncode
        log = pathlib.Path(self.server.log.name).read_text(errors="replace")
        shutil.rmtree(self.folder, ignore_errors=True)
        kept.remove(self.data)
        self.assertEqual(code, 0, f"the server ended badly:\n{log[-4000:]}")

    def add_member(self, name="Ben"):
        """Somebody else, signed in in a browser of their own."""
        email = f"{name.lower()}@example.org"
        added = self.ada.api("POST", "/people", {"name": name, "email": email, "access": "member"})
        browser = Browser(self.server.port)
        assert browser.sign_in(email, added["initial_password"]).status == 200
        browser.person = added["person"]
        return browser

    def add_review(self, browser=None, **facts):
        wanted = {"title": "Checkout was down", "kind": "outage", "severity": "sev2", "template_id": "sander", "zone": "Europe/Berlin", **facts}
        return (browser or self.ada).api("POST", "/reviews", wanted)
