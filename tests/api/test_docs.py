"""What the pages for operators say, against the program and its source."""

import pathlib
import re
import unittest

from candor import ROOT, run

OPERATING = (ROOT / "docs/operating.md").read_text()
UNITS = {"": 1, "bytes": 1, "s": 1, "days": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3}


def table(heading):
    """The rows of the first table under a heading, without its head."""
    rows = re.search(rf"^## {heading}\n.*?\n((?:\|[^\n]*\n)+)", OPERATING, re.M | re.S).group(1).splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def value_of(room, constant):
    """What a constant of a room is set to, from its source."""
    for file in (ROOT / "src" / room).glob("*.[hc]*"):
        found = re.search(rf"\b{constant}(?:\s*=\s*([^;]+)|\{{([^}}]+)\}});", file.read_text())
        if found:
            text = re.sub(r"std::\w+\{(\d+)\}", r"\1", (found.group(1) or found.group(2)).replace("'", "").replace("ULL", ""))
            return eval(" ".join(text.split()), {"__builtins__": {}})
    return None


class Operating(unittest.TestCase):
    def test_every_limit_is_what_the_code_says(self):
        rows = table("Limits")
        self.assertGreater(len(rows), 20)
        for what, limit, constant in rows:
            with self.subTest(what):
                number, unit = re.fullmatch(r"([\d ]*\d) ?(\w*)", limit).groups()
                said = int(number.replace(" ", ""))
                decimal, binary = said * UNITS[unit], said * 1024 ** round(len(str(UNITS[unit])) / 3.5)
                self.assertIn(value_of(*constant.strip("`").split("::")), (decimal, binary))

    def test_every_setting_is_there_with_its_variable_and_default(self):
        printed = run("serve", "--print-config")[1]
        in_force = dict(re.findall(r'^(\S+) += "(.*)"', printed, re.M))
        said = {name.strip("`"): (variable.strip("`"), re.match(r"`?([^`(]*)", default).group(1)) for name, variable, default, _ in table("Settings")}
        self.assertEqual(set(said), set(in_force))
        for name, (variable, default) in said.items():
            self.assertEqual(variable, "CANDOR_" + name.upper().replace("-", "_"))
            self.assertEqual("" if default == "none" else default, in_force[name])

    def test_the_exit_codes_are_those_of_the_help(self):
        words = " ".join(re.search(r"^## Exit codes\n\n(.*?)\n\n?\Z", OPERATING, re.M | re.S).group(1).split())
        help_words = " ".join(run("--help")[1].split("Exit codes: ")[1].split())
        self.assertEqual(words.replace("`", "").replace(" · ", ", "), help_words)

    def test_what_the_pages_link_to_is_there(self):
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
            for target in re.findall(r"\]\(([\w./-]+)[)#]", page.read_text()):
                self.assertTrue((page.parent / target).exists(), f"{page.name}: {target}")


if __name__ == "__main__":
    unittest.main()
