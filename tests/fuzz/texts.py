"""Texts that programs read - JSON, TOML, YAML, CSV, HTML, XML - changed where their structure is."""

import json
import random
from collections.abc import Sequence
from typing import Any

ODD = [
    None,
    True,
    -1,
    0,
    1e308,
    -0.0,
    2**70,
    "",
    "\0",
    "../../../etc/passwd",
    "C:\\CON",
    "=1+1",
    "<script>",
    "ą" * 300,
    "\ud800",
    "\u202e",
    "a\r\nb",
    "9" * 5_000,
    "!!timestamp foo",
    "!!int ''",
    "!!bool foo",
    "!!binary 5",
    "[" * 5_000,
    [],
    {},
    [[]] * 3,
    {"": ""},
]
SIGNS = [
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    ",",
    ":",
    "=",
    "#",
    "\n",
    "\r\n",
    "\\",
    "\0",
    "&",
    "*",
    "!",
    "|",
    "- ",
    "  ",
    ";",
    "\t",
    "<",
    ">",
]


def changed_value(value: Any, dice: random.Random) -> Any:
    """A JSON value with one to four changes anywhere in it."""
    value = json.loads(json.dumps(value))
    for _ in range(dice.choice((1, 1, 2, 4))):
        value = _change(value, dice)
    return value


def as_json(value: Any, dice: random.Random) -> bytes:
    """Its bytes, now and then damaged, in another encoding, or deep."""
    text = json.dumps(value, ensure_ascii=dice.random() < 0.5)
    match dice.randrange(12):
        case 0:
            return changed_text(text, dice).encode("utf-8", "surrogatepass")
        case 1:
            return text.encode("utf-16", "surrogatepass")
        case 2:
            depth = dice.choice((50, 2_000, 100_000))
            return (text[:-1] + ', "deep": ' + "[" * depth + "]" * depth + "}").encode("utf-8", "surrogatepass")
        case 3:
            return text[: dice.randrange(len(text) + 1)].encode("utf-8", "surrogatepass")
        case _:
            return text.encode("utf-8", "surrogatepass")


def changed_text(text: str, dice: random.Random) -> str:
    """Lines and signs left out, doubled, exchanged and put in."""
    lines = text.split("\n")
    for _ in range(dice.choice((1, 1, 2, 5))):
        at = dice.randrange(len(lines))
        match dice.randrange(7):
            case 0:
                del lines[at]
                lines = lines or [""]
            case 1:
                lines.insert(at, lines[at] * dice.choice((1, 1, 3)))
            case 2:
                to = dice.randrange(len(lines))
                lines[at], lines[to] = lines[to], lines[at]
            case 3:
                place = dice.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + dice.choice(SIGNS) * dice.choice((1, 1, 2, 60)) + lines[at][place:]
            case 4:
                start = dice.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:start] + lines[at][start + dice.randint(1, 9) :]
            case 5:
                lines[at] = lines[at].replace(dice.choice(SIGNS), dice.choice(SIGNS))
            case _:
                place = dice.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + str(dice.choice(ODD)) + lines[at][place:]
    return "\n".join(lines)


def changed_bytes(text: str, dice: random.Random) -> bytes:
    """The changed text in some encoding."""
    encoding = dice.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1250", "iso8859-2"))
    data = changed_text(text, dice).encode(encoding, "surrogatepass" if "utf" in encoding else "replace")
    return data[: dice.randrange(len(data) + 1)] if dice.random() < 0.05 else data


def page(dice: random.Random, texts: Sequence[str]) -> str:
    """HTML that nobody wrote by hand: elements in any order and depth, unclosed, with odd attributes."""
    names = [
        "img",
        "a",
        "p",
        "h1",
        "title",
        "figure",
        "figcaption",
        "picture",
        "source",
        "meta",
        "script",
        "style",
        "svg",
        "input",
        "body",
        "html",
        "base",
        "template",
    ]
    attributes = [
        "alt",
        "src",
        "href",
        "class",
        "role",
        "aria-hidden",
        "aria-label",
        "title",
        "lang",
        "srcset",
        "data-src",
        "width",
        "style",
        "content",
        "property",
    ]
    made = ["<!doctype html>"] if dice.random() < 0.5 else []
    for _ in range(dice.choice((3, 10, 40))):
        said = " ".join(
            f"{dice.choice(attributes)}{dice.choice(('=', ' = ', ''))}{dice.choice(('', chr(34), chr(39)))}"
            f"{dice.choice(texts)}{dice.choice(('', chr(34), chr(39)))}"
            for _ in range(dice.randrange(5))
        )
        opening, ending = dice.choice(("", "", "/", "!--", "?")), dice.choice((">", ">", "/>", "", "-->"))
        made.append(f"<{opening}{dice.choice(names)} {said}{ending}")
        made.append(dice.choice(("", dice.choice(texts), "&#x0;&#xD800;&lt;", "<![CDATA[x]]>")))
    return "".join(made) * dice.choice((1, 1, 1, 30))


def _change(value: Any, dice: random.Random) -> Any:
    """The value with one change, at its top or, more often, deeper."""
    if isinstance(value, dict) and value and dice.random() < 0.85:
        key = dice.choice(list(value))
        match dice.randrange(6):
            case 0:
                return {name: inner for name, inner in value.items() if name != key}
            case 1:
                return {**value, str(dice.choice(ODD))[:40]: value[key]}
            case 2:
                return {**value, key: dice.choice(ODD)}
            case _:
                return {**value, key: _change(value[key], dice)}
    if isinstance(value, list) and value and dice.random() < 0.85:
        at = dice.randrange(len(value))
        match dice.randrange(4):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return value[: at + 1] * dice.choice((2, 2, 20)) + value[at + 1 :]
            case _:
                return [*value[:at], _change(value[at], dice), *value[at + 1 :]]
    return dice.choice(ODD)
