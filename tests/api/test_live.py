"""The live changes from outside, by a WebSocket client written by hand: what it says is RFC 6455, bit by bit."""

import base64
import hashlib
import json
import os
import socket
import struct
import time
import unittest

from candor import Browser, Case, run

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Refused(Exception):
    pass


class Live:
    """One socket of a browser's person."""

    def __init__(self, browser, **headers):
        self.socket = socket.create_connection(("127.0.0.1", browser.port), timeout=15)
        key = base64.b64encode(os.urandom(16))
        sent = {"Host": f"127.0.0.1:{browser.port}", "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": key.decode(), **({"Cookie": browser.cookie} if browser.cookie else {}), **headers}
        self.socket.sendall(("GET /api/v1/live HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in sent.items()) + "\r\n").encode())
        self.bytes = b""
        while b"\r\n\r\n" not in self.bytes:
            self.bytes += self.socket.recv(4096)
        head, self.bytes = self.bytes.split(b"\r\n\r\n", 1)
        status = int(head.split()[1])
        if status != 101:
            self.close()
            raise Refused(status)
        assert base64.b64encode(hashlib.sha1(key + GUID).digest()) in head

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def send(self, code, payload=b"", final=True):
        mask = os.urandom(4)
        length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack(">H", len(payload))
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
        self.socket.sendall(bytes([(0x80 if final else 0) | code]) + length + mask + masked)

    def say(self, **message):
        self.send(TEXT, json.dumps(message).encode())

    def take(self, count):
        while len(self.bytes) < count:
            piece = self.socket.recv(65536)
            if not piece:
                raise EOFError
            self.bytes += piece
        taken, self.bytes = self.bytes[:count], self.bytes[count:]
        return taken

    def frame(self):
        first, second = self.take(2)
        assert not second & 0x80, "a server masks nothing"
        length = second & 0x7F
        if length == 126:
            length = struct.unpack(">H", self.take(2))[0]
        elif length == 127:
            length = struct.unpack(">Q", self.take(8))[0]
        return first & 0x0F, self.take(length)

    def hear(self):
        code, payload = self.frame()
        assert code == TEXT, (code, payload)
        return json.loads(payload)

    def news(self):
        """The next message that is not about who is here."""
        while "here" in (message := self.hear()):
            pass
        return message


class TheSocket(Case):
    def test_a_change_is_told_at_once_with_what_it_made(self):
        review = self.add_review()
        number = review["document"]["review"]["number"]
        snapshot = self.ada.api("GET", f"/reviews/{number}")
        ben = self.add_member()
        with Live(ben) as live:
            live.say(watch=f"review/{number}", **{"from": snapshot["sequence"]})
            self.assertEqual(live.hear(), {"topic": f"review/{number}", "here": [{"person_id": ben.person["id"], "name": "Ben"}]})
            action = {"id": "", "position": 0, "revision": 0, "statement": "Alert", "owner_id": "", "owner": "", "due": "", "state": "open", "reason": "", "link": ""}
            added = self.ada.api("POST", f"/reviews/{number}/actions", action)
            began = time.monotonic()
            (change,) = live.hear()["changes"]
            self.assertLess(time.monotonic() - began, 0.2)
            self.assertEqual((change["item"], change["act"], change["after"]), ("action", "added", added))
            self.assertEqual(change["number"], self.ada.api("GET", f"/reviews/{number}")["sequence"])

    def test_lists_are_told_that_something_changed_and_not_what(self):
        review = self.add_review()
        with Live(self.ada) as live:
            live.say(watch="reviews")
            live.say(watch="workspace")
            self.assertIn("reset", live.news())
            self.assertIn("reset", live.news())
            self.ada.api("POST", f"/reviews/{review['document']['review']['number']}/publish")
            (change,) = live.news()["changes"]
            self.assertEqual((change["item"], change["after"]), ("review", None))
            self.add_member("Cleo")
            (change,) = live.news()["changes"]
            self.assertEqual((change["item"], change["act"], change["after"]), ("person", "added", None))

    def test_another_program_on_the_same_data_is_heard_of_too(self):
        with Live(self.ada) as live:
            live.say(watch="workspace")
            self.assertIn("reset", live.news())
            self.assertEqual(run("user", "add", "--name", "Dan", "--email", "dan@example.org", data=self.data)[0], 0)
            self.assertEqual(live.news()["changes"][0]["item"], "person")

    def test_what_is_not_there_is_refused(self):
        with Live(self.ada) as live:
            for topic in ("review/99", "review/x", "review/", "people", "review/1/2"):
                live.say(watch=topic, **{"from": 0})
                self.assertEqual(set(live.hear()), {"topic", "refused"}, topic)

    def test_a_stranger_and_a_page_of_another_site_get_no_socket(self):
        for browser, headers, status in ((Browser(self.server.port), {}, 401), (self.ada, {"Origin": "https://evil.example"}, 403),
                                         (self.ada, {"Upgrade": "h2c"}, 426), (self.ada, {"Sec-WebSocket-Version": "8"}, 426)):
            with self.assertRaises(Refused) as refused:
                Live(browser, **headers)
            self.assertEqual(refused.exception.args, (status,), headers)

    def test_a_message_in_pieces_with_a_ping_between_is_one_message(self):
        with Live(self.ada) as live:
            live.send(TEXT, b'{"watch":"rev', final=False)
            live.send(PING, b"there?")
            live.send(0, b'iews"}')
            self.assertEqual(live.frame(), (PONG, b"there?"))
            self.assertEqual(live.hear()["topic"], "reviews")

    def test_what_breaks_the_protocol_ends_the_conversation_with_its_reason(self):
        for code, payload, reason in ((TEXT, b"\xff\xfe", 1007), (TEXT, b"{}", 1008), (2, b"{}", 1003), (3, b"", 1002), (TEXT, b" " * 5000, 1009)):
            with Live(self.ada) as live:
                live.send(code, payload)
                self.assertEqual(live.frame()[1][:2], struct.pack(">H", reason), (code, payload[:10]))

    def test_who_signed_out_everywhere_hears_no_more(self):
        ben = self.add_member()
        with Live(ben) as live:
            live.say(watch="reviews")
            live.news()
            ben.api("PUT", "/me/password", {"current": "wrong", "wanted": "another password"}, expect=422)
            added = self.ada.api("POST", f"/people/{ben.person['id']}/password")
            self.assertTrue(added["initial_password"])
            self.assertEqual(live.frame(), (CLOSE, struct.pack(">H", 1008)))

    def test_a_server_that_stops_says_goodbye(self):
        with Live(self.ada) as live:
            self.server.process.terminate()
            self.assertEqual(live.frame(), (CLOSE, struct.pack(">H", 1001)))
            live.send(CLOSE, struct.pack(">H", 1001))
            self.assertEqual(self.server.wait(), 0)


if __name__ == "__main__":
    unittest.main()
