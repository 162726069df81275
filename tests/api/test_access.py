"""Who is let in where, and what goes out with every answer."""

import json
import re
import unittest

from candor import Browser, Case, run


class Doors(Case):
    def routes(self):
        code, out, _ = run("routes")
        self.assertEqual(code, 0)
        return [line.split(None, 3) for line in out.splitlines()]

    def test_a_stranger_gets_nothing_but_what_is_for_everyone(self):
        stranger = Browser(self.server.port)
        self.add_review()
        for method, path, access, _ in self.routes():
            if access == "anyone":
                continue
            with self.subTest(method=method, path=path):
                asked = path.replace("{number}", "1").replace("{id}", "x")
                status = stranger.ask(method, asked, body={} if method != "GET" else None).status
                self.assertIn(status, (401, 303))

    def test_what_is_for_everyone_says_nothing_of_what_people_wrote(self):
        stranger = Browser(self.server.port)
        self.add_review(title="Secret matter")
        self.ada.api("POST", "/reviews/1/publish")
        self.ada.api("POST", "/reviews/1/share")
        for method, path, access, _ in self.routes():
            if access != "anyone" or method != "GET":
                continue
            with self.subTest(path):
                asked = path.replace("{number}", "1").replace("{token}", "x").replace("{name...}", "x.js").replace("{page...}", "reviews/1")
                answer = stranger.get(asked)
                for secret in (b"Secret matter", b"Ada", b"ada@example.org"):
                    self.assertNotIn(secret, answer.body)

    def test_a_member_is_refused_what_is_an_administrators(self):
        ben = self.add_member()
        for method, path, access, _ in self.routes():
            if access == "administrator":
                with self.subTest(method=method, path=path):
                    self.assertEqual(ben.ask(method, path.replace("{id}", "x"), body={}).status, 403)

    def test_nothing_changes_without_the_token(self):
        self.add_review()
        self.ada.token = None
        self.assertEqual(self.ada.ask("POST", "/api/v1/reviews/1/publish").status, 403)

    def test_another_site_cannot_ask_in_ones_name(self):
        self.add_review()
        answer = self.ada.ask("POST", "/api/v1/reviews/1/publish", headers={"Origin": "https://evil.example"})
        self.assertEqual(answer.status, 403)


class BehindProxy(Case):
    """Also shows that a port that was picked is printed where people type another address."""

    flags = ("--public-url", "https://candor.example.org", "--trusted-proxies", "127.0.0.1")

    def test_who_tries_too_often_from_one_place_stops_nobody_elsewhere(self):
        def try_from(address, email):
            return Browser(self.server.port).ask("POST", "/api/v1/session", {"email": email, "password": "wrong"}, {"X-Forwarded-For": address}).status

        self.assertEqual([try_from("198.51.100.7", f"{n}@example.org") for n in range(12)], [401] * 10 + [429] * 2)
        self.assertEqual(try_from("198.51.100.8", "other@example.org"), 401)


class Protocol(Case):
    def test_pages_assets_and_api_are_not_sent_twice(self):
        self.add_review()
        self.ada.api("POST", "/reviews/1/publish")
        script = re.search(r'/assets/[^"]+\.js', self.ada.get("/").text)
        paths = ["/p/1", "/mark.svg", "/assets/page.css", "/api/v1/reviews/1", "/api/v1/reviews/1/picture.svg", "/api/v1/openapi.json"]
        for path in paths + ([script.group()] if script else []):
            with self.subTest(path):
                first = self.ada.get(path)
                again = self.ada.get(path, headers={"If-None-Match": first.headers["ETag"]})
                self.assertEqual((first.status, again.status, again.body), (200, 304, b""))
                head = self.ada.ask("HEAD", path)
                self.assertEqual((head.headers["Content-Length"], head.headers["ETag"]), (first.headers["Content-Length"], first.headers["ETag"]))

    def test_errors_have_one_form(self):
        for method, path, body, status, kind in [("GET", "/api/v1/reviews/99", None, 404, "not_found"), ("GET", "/api/v1/nowhere", None, 404, "not_found"),
                                                 ("POST", "/api/v1/reviews", {"titel": "x"}, 422, "invalid"), ("DELETE", "/api/v1/reviews", None, 405, "method_not_allowed")]:
            with self.subTest(path):
                answer = self.ada.ask(method, path, body)
                self.assertEqual(answer.status, status)
                error = answer.json["error"]
                self.assertEqual((error["kind"], set(error)), (kind, {"kind", "message", "field"}))
                self.assertTrue(error["message"])

    def test_broken_json_is_told_and_not_run(self):
        answer = self.ada.ask("POST", "/api/v1/reviews", raw=b'{"title": ', headers={"Content-Type": "application/json"})
        self.assertEqual(answer.status, 422)

    def test_head_is_get_without_a_body(self):
        got, headed = self.ada.get("/healthz"), self.ada.ask("HEAD", "/healthz")
        self.assertEqual((headed.status, headed.body), (200, b""))
        self.assertEqual(headed.headers["Content-Length"], got.headers["Content-Length"])

    def test_text_is_compressed_for_who_takes_it(self):
        self.add_review()
        answer = self.ada.get("/api/v1/reviews/1", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        import gzip
        self.assertIn("document", json.loads(gzip.decompress(answer.body)))

    def test_the_description_covers_every_door_and_refers_to_what_is_there(self):
        document = self.ada.get("/api/v1/openapi.json").json
        code, out, _ = run("routes")
        listed = {line.split()[1] for line in out.splitlines() if line.split()[1].startswith("/api/")}
        self.assertEqual(set(document["paths"]), listed)
        self.assertEqual(document["openapi"], "3.1.0")
        text = json.dumps(document)
        for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
            self.assertIn(name, document["components"]["schemas"])

    def test_metrics_are_prometheus_text_without_people(self):
        self.add_review(title="Secret matter")
        text = self.ada.get("/metrics").text
        self.assertIn("candor_http_requests_total", text)
        self.assertNotIn("Secret", text)
        self.assertNotIn("ada", text)

    def test_the_log_says_what_was_asked_and_not_what_was_written(self):
        self.add_review(title="Secret matter")
        self.ada.get("/api/v1/library?q=whispered")
        self.assertEqual(self.server.stop(), 0) # A line is written after its answer was sent.
        with open(self.server.log.name) as log:
            lines = log.read()
        self.assertIn("/api/v1/library", lines)
        for secret in ("Secret", "whispered", "correct horse", "ada@example.org"):
            self.assertNotIn(secret, lines)


if __name__ == "__main__":
    unittest.main()
