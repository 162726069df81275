"""What goes out with every kind of answer so that a browser does no more with it than is meant, and who is told counts."""

import re
import socket
import unittest

from candor import Browser, Case, run

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
POLICY = {"default-src 'self'", "img-src 'self' data: blob:", "script-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
          "form-action 'self'"}


class Headers(Case):
    def setUp(self):
        super().setUp()
        self.add_review()
        self.ada.api("POST", "/reviews/1/publish")
        self.link = self.ada.api("POST", "/reviews/1/share")["public_link"].rsplit("/", 1)[-1]
        self.stranger = Browser(self.server.port)
        self.guest = self.add_guest()

    def add_guest(self):
        added = self.ada.api("POST", "/people", {"name": "Gwen", "email": "gwen@example.org", "access": "guest"})
        browser = Browser(self.server.port)
        browser.sign_in("gwen@example.org", added["initial_password"])
        return browser

    def check(self, headers):
        for name, value in HEADERS.items():
            self.assertEqual(headers[name], value, name)
        policy = {part.strip() for part in headers["Content-Security-Policy"].split(";")}
        self.assertLessEqual(POLICY, policy)
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        self.assertLessEqual({part.split()[0] for part in policy}, {part.split()[0] for part in POLICY} | {"style-src"})
        self.assertEqual(len(headers.get_all("Content-Security-Policy")), 1)

    def answers(self):
        """(who, status, method, path, body): one of each kind that there is."""
        ada, guest, stranger = self.ada, self.guest, self.stranger
        script = re.search(r'/assets/[^"]+\.js', ada.get("/").text)
        yield from ((ada, 200, "GET", path, None) for path in ("/", "/reviews/1", "/sign-in", "/p/1", f"/p/shared/{self.link}", "/healthz", "/readyz", "/metrics", "/mark.svg",
                                                               "/assets/page.css", script.group() if script else "/mark.svg", "/api/v1/reviews/1", "/api/v1/openapi.json",
                                                               "/api/v1/reviews/1/picture.svg"))
        yield from ((ada, 200, "GET", f"/api/v1/reviews/1/export?format={form}", None) for form in ("markdown", "html", "json"))
        yield ada, 200, "HEAD", "/reviews/1", None
        yield ada, 204, "DELETE", "/api/v1/reviews/1/share", None
        yield stranger, 303, "GET", "/p/1", None
        yield stranger, 401, "GET", "/api/v1/reviews/1", None
        yield guest, 403, "POST", "/api/v1/reviews", {}
        yield ada, 404, "GET", "/api/v1/nowhere", None
        yield ada, 404, "GET", "/p/99", None
        yield stranger, 404, "GET", "/p/shared/x", None
        yield ada, 404, "GET", "/assets/nothing.js", None
        yield ada, 405, "DELETE", "/api/v1/reviews", None
        yield ada, 422, "POST", "/api/v1/reviews", {"titel": "x"}

    def test_every_kind_of_answer_is_protected(self):
        for who, status, method, path, body in self.answers():
            with self.subTest(status=status, method=method, path=path):
                answer = who.ask(method, path, body)
                self.assertEqual(answer.status, status)
                self.check(answer.headers)
        page = self.ada.get("/p/1")
        unchanged = self.ada.get("/p/1", headers={"If-None-Match": page.headers["ETag"]})
        self.assertEqual(unchanged.status, 304)
        self.check(unchanged.headers)

    def test_what_is_no_request_is_answered_with_the_same_headers(self):
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as stream:
            stream.sendall(b"GET / HTTP/1.1\r\n\r\n")
            with stream.makefile("rb") as answer:
                said = answer.read().decode("latin-1")
        self.assertRegex(said, r"^HTTP/1.1 400 ")
        for name, value in HEADERS.items():
            self.assertIn(f"{name}: {value}\r\n", said)

    def test_what_is_for_who_is_signed_in_is_kept_by_nobody_between(self):
        for path in ("/api/v1/session", "/api/v1/reviews", "/api/v1/reviews/1", "/api/v1/library", "/api/v1/reviews/1/export?format=json", "/p/1", f"/p/shared/{self.link}",
                     "/api/v1/reviews/1/picture.svg", "/api/v1/people", "/"):
            with self.subTest(path):
                kept = self.ada.get(path).headers["Cache-Control"]
                self.assertIn(kept, ("no-store", "private, no-cache"))

    def test_an_export_is_a_file_and_never_a_page_of_ours(self):
        for form in ("markdown", "html", "json"):
            said = self.ada.get(f"/api/v1/reviews/1/export?format={form}").headers["Content-Disposition"]
            self.assertRegex(said, r'^attachment; filename="PM-1-[a-z0-9-]+\.(md|html|json)"$')

    def test_the_cookie_is_for_this_server_and_the_browser_alone(self):
        said = Browser(self.server.port).sign_in("ada@example.org", "correct horse battery").headers["Set-Cookie"]
        flags = {part.strip().split("=")[0] for part in said.split(";")[1:]}
        self.assertLessEqual({"HttpOnly", "SameSite", "Path"}, flags)
        self.assertIn("SameSite=Lax", said)
        self.assertNotIn("Domain", flags)
        self.assertNotIn("Secure", flags, "on plain http a browser would not send it back")

    def test_without_https_nobody_is_told_to_come_by_it(self):
        self.assertIsNone(self.ada.get("/").headers["Strict-Transport-Security"])


class BehindTls(Case):
    flags = ("--public-url", "https://candor.example.org", "--trusted-proxies", "127.0.0.1", "--metrics-readers", "198.51.100.0/24,2001:db8::7")

    def test_browsers_are_told_to_come_by_https_and_the_cookie_goes_no_other_way(self):
        for path in ("/", "/api/v1/session", "/nowhere", "/api/v1/nowhere", "/healthz"):
            self.assertRegex(self.ada.get(path).headers["Strict-Transport-Security"], r"^max-age=\d{8,}")
        self.assertIn("; Secure", Browser(self.server.port).sign_in("ada@example.org", "correct horse battery").headers["Set-Cookie"])

    def test_counts_are_told_to_the_addresses_that_are_named(self):
        def asked_from(address):
            return Browser(self.server.port).get("/metrics", headers={"X-Forwarded-For": address} if address else {})

        for address in ("198.51.100.9", "2001:db8::7"):
            self.assertIn("candor_http_requests_total", asked_from(address).text)
        for address in ("203.0.113.9", "2001:db8::8", "127.0.0.1", ""):
            with self.subTest(address):
                refused = asked_from(address)
                self.assertEqual((refused.status, refused.json["error"]["kind"]), (403, "forbidden"))
                self.assertNotIn("candor_http", refused.text)


class Counts(Case):
    flags = ("--trusted-proxies", "127.0.0.1")

    def test_unless_somebody_is_named_they_are_told_on_the_machine_itself(self):
        self.assertEqual(self.ada.get("/metrics").status, 200)
        self.assertEqual(Browser(self.server.port).get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status, 403)

    def test_a_reader_that_is_no_address_is_told(self):
        code, _, complaint = run("serve", "--print-config", "--metrics-readers", "prometheus", data=self.data)
        self.assertEqual(code, 2)
        self.assertIn("prometheus is no address", complaint)


if __name__ == "__main__":
    unittest.main()
