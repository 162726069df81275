"""Requests that make no sense: values of the API's own schemas, with something wrong in one place or in all of them.
Everything comes out of one `random.Random`, so that a seed tells the whole story."""

import copy
import json
from urllib.parse import quote

TEXTS = ("", " ", "\n", "x", "Nobody could pay", "é", "\U0001f600", "﷽", "א", "a‮b", "\ufeff", "￾", "﷐", "a\u0300" * 300, "ﬀ" * 100,
         "‍" * 50, "\t\r\n", "null", "true", "0", "-1", "1e999", "../../etc/passwd", "%00", "%s%n", "' OR 1=1 --", '"; DROP TABLE reviews; --', "x*", '"x', "NEAR(", "kind:",
         "<script>tripwire()</script>", "# Title\n\n- a\n- b\n", "![[]()" * 200, "[" * 3000, "> " * 2000, "*" * 3000, "|-" * 2000, "`" * 2000, "<" * 2000, "\\" * 999,
         "10:00 it began\n10:05 it ended\n", "2026-03-01T10:00:00Z", "2026-02-30T25:61:61Z", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z",
         "-290308-12-21T19:59:05Z", "2026-03-01", "0000-00-00", "99999-01-01", "Europe/Berlin", "Mars/Olympus", "UTC", "../UTC", "Etc/GMT+14", "x" * 199, "x" * 201,
         "é" * 101, "https://example.org/", "javascript:alert(1)", "http://" + "a" * 3000, "ada@example.org", "ada@", "a,b\n1,2\n", "---\ntitle: x\n---\n", "[[1,2],[3]]")

# What no text of JSON may hold, or what stands at its edge: written as it is, quotes and all.
RAW = (b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\u0000"', b'"a\\u0000b"', b'"\xc0\xaf"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xff\xfe"', b'"\x00"', b'"\x01"', b'"\n"', b'"\\x"',
       b'"\\u12"', b'"\\ud83d\\ude00"', b'"', b"'x'", b"NaN", b"Infinity", b"-Infinity", b"-0", b"1e400", b"-1e400", b"1e-400", b"1e308", b"0.1", b"01", b"+1", b".5", b"1.",
       b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808", b"-9223372036854775809", b"18446744073709551616", b"9" * 400, b"1" + b"0" * 5000, b"0." + b"3" * 5000,
       b"1e" + b"9" * 300, b"", b"[", b"{", b"]", b"}", b",", b"/* */null", b"null // x", b"undefined", b"True")

WHOLE = (b"", b" ", b"null", b"[]", b"{}", b"0", b'""', b"true", b"\xef\xbb\xbf{}", b"{}{}", b"{,}", b'{"a"}', b'{"a":}', b"\x00", b"\xff\xfe{\x00}\x00", b"[" * 100_000, b'{"a":' * 50_000,
         b"[" * 31 + b"]" * 31, b"[" * 33 + b"]" * 33, b'{"":{"":{"":[]}}}', b"[" + b"0," * 300_000 + b"0]", b'{"a":1,"a":2}', b"--boundary\r\n\r\nx\r\n--boundary--")

TYPES = ("application/json", "application/json; charset=utf-16", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "", "application/json;" * 50, "x")
BIG = (16_385, 65_537, 1_048_577, 3_000_000)


class Raw(bytes):
    """JSON, or what is not quite JSON, that is written as it is."""


def written(value):
    """As `json.dumps`, with what is raw put in as it is; an object may be a list of pairs, and have a name twice."""
    if isinstance(value, Raw):
        return bytes(value)
    if isinstance(value, dict):
        return b"{" + b",".join(json.dumps(key).encode() + b":" + written(item) for key, item in value.items()) + b"}"
    if isinstance(value, (list, tuple)):
        return b"[" + b",".join(written(item) for item in value) + b"]"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def places(value, path=()):
    """Every place in a value, the whole of it first."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


class OddRequests:
    """Makes them. `known` has real things of the server, by the names of their members, to begin from."""

    def __init__(self, random, document):
        self.random, self.document = random, document
        self.known, self.ids = {}, ["x"]

    def learn(self, value):
        """Takes ids and objects out of what the server said."""
        if isinstance(value, dict):
            self.known.setdefault(frozenset(value), []).append(value)
            self.ids += [item for key, item in value.items() if key == "id" and item]
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            self.learn(item)

    def forget(self):
        self.known, self.ids = {}, ["x"]

    def text(self):
        which = self.random.random()
        if which < 0.004:
            return "x" * self.random.choice(BIG)
        if which < 0.008:
            return self.random.choice(TEXTS[1:]) * 300
        if which < 0.15:
            return self.random.choice(self.ids)
        if which < 0.25:
            return "".join(chr(self.random.choice((self.random.randrange(1, 0x250), self.random.randrange(0x250, 0xD800), self.random.randrange(0xE000, 0x110000)))) for _ in range(20))
        return self.random.choice(TEXTS)

    def of(self, schema):
        """Something that the schema allows, or nearly."""
        if "$ref" in schema:
            return self.of(self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
        for several in ("anyOf", "oneOf"):
            if several in schema:
                return self.of(self.random.choice(schema[several]))
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        kind = schema.get("type")
        if kind == "object":
            return self.object_of(schema)
        if kind == "array":
            return [self.of(schema["items"]) for _ in range(self.random.choice((0, 1, 1, 2, 5)))]
        if kind == "string":
            return self.random.choice(("2026-03-01T10:00:00Z", self.text())) if schema.get("format") == "date-time" else self.text()
        return {"integer": self.random.choice((0, 0, 1, 2, -1, 2**31, 2**63 - 1, -2**63)), "number": 0.5, "boolean": self.random.random() < 0.5}.get(kind)

    def object_of(self, schema):
        real = self.known.get(frozenset(schema.get("properties", {})))
        if real and self.random.random() < 0.7:
            return copy.deepcopy(self.random.choice(real))
        return {name: self.of(value) for name, value in schema.get("properties", {}).items()}

    def wrong(self):
        """A value that fits nowhere, most likely."""
        deep, long = self.random.choice((3, 30, 40, 2000)), self.random.choice((1, 1, 1, 1001, 1001, 20_000))
        return self.random.choice((
            lambda: Raw(self.random.choice(RAW)), lambda: self.text(), lambda: None, lambda: [], lambda: {}, lambda: Raw(b"[" + b"null," * long + b"0]"),
            lambda: self.random.choice((0, -1, 2**53 + 1, 2**31, True, 1.5, -2**63)), lambda: Raw(b"[" * deep + b"]" * deep), lambda: Raw(b'{"a":' * deep + b"0" + b"}" * deep)))()

    def spoil(self, value):
        """The same value with something wrong in one place."""
        path = self.random.choice(list(places(value))[:2000])
        if not path:
            return self.wrong()
        holder = value
        for key in path[:-1]:
            holder = holder[key]
        act = self.random.random()
        if act < 0.15:
            del holder[path[-1]]
        elif act < 0.25 and isinstance(holder, dict):
            holder[self.text()[:2000]] = self.wrong()
        elif act < 0.3 and isinstance(holder, list):
            holder += [holder[path[-1]]] * self.random.choice((1, 1, 60, 1001, 5001) if len(holder) < 20 else (1,))
        elif act < 0.65:
            holder[path[-1]] = self.text()
        else:
            holder[path[-1]] = self.wrong()
        return value

    def body(self, schema):
        if self.random.random() < 0.08:
            return self.random.choice(WHOLE)
        value = self.of(schema)
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 4))):
            value = self.spoil(value)
        made = written(value)
        return made[:self.random.randrange(len(made) + 1)] if self.random.random() < 0.04 else made

    def path(self, path):
        numbers = ("1", "1", "1", "2", "2", "3", "0", "-1", "99", "9223372036854775808", "1e1", "01", "1.0", " 1", "x", "", "1\x00", "9" * 300)
        for name in ("number", "id", "change", "token", "name...", "page..."):
            if "{" + name + "}" in path:
                value = self.random.choice(numbers) if name in ("number", "change") else self.random.choice((self.random.choice(self.ids), self.text()[:3000]))
                path = path.replace("{" + name + "}", quote(value.encode("utf-8", "surrogatepass"), safe=""))
        return path

    def query(self, parameters):
        asked = [name for name in parameters if self.random.random() < 0.5] + ["format"] * (self.random.random() < 0.02)
        values = ("json", "html", "md", "markdown", "svg", "1", "5.0", "me", "yes", "draft", "outage", "mail -late", '"mail', "latent")
        pairs = [name + "=" + quote(self.random.choice(values) if self.random.random() < 0.5 else self.text()[:2000], safe="") for name in asked]
        odd = ("", "", "", "", "&&&", "=", "q", "q=%", "q=%zz", "%00=%00", "q=%ff%fe", "q=%c0%af", "q=%ed%a0%80", "after=" + "9" * 400)
        return "&".join(filter(None, [*pairs, self.random.choice(odd)]))
