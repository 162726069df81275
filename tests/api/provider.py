"""A real OpenID Connect provider beside the server, and the way of a browser to it and back."""

import http.client
import json
import socket
import subprocess
import urllib.parse

from candor import ROOT, Answer, Browser

SCRIPT = ROOT / "web/tests/provider.mjs"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Provider:
    """oidc-provider of npm, which lets in whoever it is told to."""

    def __init__(self, callback):
        self.port = free_port()
        self.issuer = f"http://127.0.0.1:{self.port}"
        self.start(callback)

    def start(self, callback):
        self.callback = callback
        self.process = subprocess.Popen(["node", str(SCRIPT), str(self.port), callback], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        while self.issuer not in (line := self.process.stdout.readline()):
            assert line, "the provider did not start; is web/node_modules there?"

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def ask(self, method, path, body=None, cookies=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {"Cookie": "; ".join(f"{k}={v}" for k, v in (cookies or {}).items())})
            answer = connection.getresponse()
            text = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                if cookies is not None:
                    cookies[name] = value
            return answer.status, answer.headers.get("Location"), text
        finally:
            connection.close()

    def control(self, **change):
        """Changes what it does next; gives back how often it was asked for what."""
        return json.loads(self.ask("POST", "/control", json.dumps(change))[2])

    def say(self, **account):
        """Whom the next to come is taken for."""
        self.control(account={"email_verified": True, "groups": [], **account})

    def walk(self, address):
        """What a browser does there, until it is led elsewhere; the address that it is led to."""
        cookies = {}
        while address.startswith(self.issuer) or address.startswith("/"):
            status, location, text = self.ask("GET", address.removeprefix(self.issuer), cookies=cookies)
            assert location, (status, address, text)
            address = location
        return address


class Traveller(Browser):
    """A browser that signs in with the provider."""

    def __init__(self, port, provider):
        super().__init__(port)
        self.provider = provider
        self.jar = {}

    def go(self, path):
        answer = self.ask("GET", path, headers={"Cookie": "; ".join(f"{k}={v}" for k, v in self.jar.items())})
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.jar[name] = value
        return answer

    def ask(self, method, path, body=None, headers=None, raw=None):
        self.connection.request(method, path, raw if raw is not None else (json.dumps(body).encode() if body is not None else None),
                                {"Content-Type": "application/json", **({"X-CSRF-Token": self.token} if self.token else {}),
                                 **({"Cookie": f"candor_session={self.jar['candor_session']}"} if "candor_session" in self.jar else {}), **(headers or {})})
        reply = self.connection.getresponse()
        return Answer(reply.status, reply.headers, reply.read())

    def leave(self, to="/reviews"):
        """To the provider's door."""
        answer = self.go("/api/v1/sign-in/provider?to=" + urllib.parse.quote(to, safe=""))
        assert answer.status == 303, answer.body
        return answer.headers["Location"]

    def sign_in(self, to="/reviews"):
        """All the way; where it ends."""
        back = self.provider.walk(self.leave(to))
        return self.arrive(back)

    def arrive(self, back):
        split = urllib.parse.urlsplit(back)
        answer = self.go(f"{split.path}?{split.query}")
        assert answer.status == 303, answer.body
        if self.jar.get("candor_session"):
            self.token = self.api("GET", "/session")["csrf_token"]
        return answer.headers["Location"]

    def person(self):
        return self.api("GET", "/session").get("person")
