"""What a describer wrote, as answers; what is none is a state and never a text."""

import re
from collections.abc import Mapping
from typing import Any, Final
from unicodedata import category

import msgspec

from gallery.alttext.drafting.question import Answer, Failure, Said
from gallery.alttext.normal import one_line
from gallery.alttext.texts import is_blank

_THINKING: Final = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_FENCE: Final = re.compile(r"^\s*```[a-z]*\s*\n(.*?)\n?\s*```\s*$", re.DOTALL | re.IGNORECASE)
_REFUSAL: Final = re.compile(
    r"(i['’]?m (very )?(sorry|unable|not able)|i am (sorry|unable|not able)|i (can['’]?t|cannot|can not|won['’]?t)\b"
    r"|sorry[,.]|as an ai\b|unfortunately\b"
    r"|przepraszam|przykro mi|niestety\b|nie mogę\b|nie jestem w stanie|jako model\b"
    r"|es tut mir leid|ich kann (leider )?nicht|je suis désolée?|je ne peux pas)",
    re.IGNORECASE,
)
_QUOTES: Final = (('"', '"'), ("“", "”"), ("„", "”"), ("«", "»"))
_MOST_TEXTS: Final = 20
_LONGEST: Final = 4000
"""Characters of one text; what is longer is no answer to this question."""


def read_answers(text: str, labels: Mapping[str, str]) -> Mapping[str, Said]:
    """Id -> answer or failure, for every picture that was asked about.

    A picture that was left out, or answered twice, is ``malformed``; answers about others are left aside. An object
    without a list, or without ids, is taken for the one picture's where only one was asked about.

    Args:
        text: JSON, perhaps in a Markdown fence or behind a model's thinking.
        labels: Label -> id.
    """
    entries = _entries(_bare(text), labels)
    if entries is None:
        state = Failure(state="refused") if is_refusal(_bare(text)) else Failure(state="malformed")
        return dict.fromkeys(labels.values(), state)
    found: dict[str, Said] = {}
    for label, image in labels.items():
        own = [entry for entry in entries if entry.get("id") == label]
        found[image] = _answer(own[0]) if len(own) == 1 else Failure(state="malformed")
    return found


def read_plain(text: str) -> Said:
    """The output of a program: the JSON object of one picture, or the text itself."""
    bare = _bare(text)
    if bare.startswith("{"):
        return read_answers(bare, {"A": "it"})["it"]
    return _answer({"kind": "describe", "alt": bare})


def is_refusal(text: str) -> bool:
    """Whether a text begins as a model does that declines."""
    return _REFUSAL.match(text.lstrip(" \n\"'“„*")) is not None


def _bare(text: str) -> str:
    text = _THINKING.sub("", text)
    fenced = _FENCE.match(text)
    return (fenced[1] if fenced else text).strip()


def _entries(text: str, labels: Mapping[str, str]) -> list[dict[str, Any]] | None:
    try:
        raw: Any = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None
    found = raw.get("photos", [raw]) if isinstance(raw, dict) else raw
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        return None
    if len(labels) == len(found) == 1:
        found[0].setdefault("id", next(iter(labels)))
    return found


def _answer(entry: Mapping[str, Any]) -> Said:
    kind, alt, seen, doubts = (entry.get(key) for key in ("kind", "alt", "visible_text", "uncertain"))
    seen, doubts = "" if seen is None else seen, [] if doubts is None else doubts
    alt = "" if alt is None else alt
    if kind is None and alt:
        kind = "describe"
    if kind not in ("describe", "decorative", "unsure") or not (isinstance(alt, str) and isinstance(seen, str)):
        return Failure(state="malformed")
    if not isinstance(doubts, list) or not all(isinstance(one, str) for one in doubts):
        return Failure(state="malformed")
    if max(len(alt), len(seen), *(len(one) for one in doubts), 0) > _LONGEST or len(doubts) > _MOST_TEXTS:
        return Failure(state="malformed")
    seen, doubts = _clean(seen), tuple(_clean(one) for one in doubts)
    if kind != "describe":
        return Answer(kind=kind, visible_text=seen, uncertain=doubts)
    if is_refusal(alt):
        return Failure(state="refused")
    text = _unquoted(_clean(alt))
    if is_blank(text):
        return Failure(state="empty")
    return Answer(kind="describe", alt=text, visible_text=seen, uncertain=doubts)


def _clean(text: str) -> str:
    """One line without signs that cannot be seen."""
    return one_line("".join(" " if category(sign) in ("Cc", "Cs", "Co", "Cn") else sign for sign in text))


def _unquoted(text: str) -> str:
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        if len(text) > 1 and text[0] == opening and text[-1] == closing and not {opening, closing} & set(inner):
            return inner.strip()
    return text
