"""What the page of an audit shows of each file: its headline, what to do, and its images as cards."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gallery.alttext.normal import plain, quote
from gallery.alttext.rules import BUILT_IN, rule_named
from gallery.alttext.standards import standard_page
from gallery.model import Finding
from gallery.pipeline.audit_examples import examples
from gallery.pipeline.audited import AuditedFile, AuditedImage, AuditReport, Flagged
from gallery.storage.look import shown

_ORDER: Final = ("error", "warning", "info")
_RULES: Final = {name: index for index, name in enumerate(BUILT_IN)}
_TAG: Final = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
_LONGEST: Final = 1_000  # characters of a text that are shown

Picture = Callable[[AuditedFile, AuditedImage], str]
"""What an ``img`` shows of an image; empty where the picture is not at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What is wrong with a text.

    Attributes:
        words: As a sentence, without the text itself, which stands above.
        also: How many more pages it is true of.
    """

    rule: str
    severity: str
    words: str
    also: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An image's text in one language.

    Attributes:
        state: ``missing``, ``decorative`` or ``written``.
        parts: The text in pieces, each with whether it repeats the headline.
        reasons: What is wrong with it, the worst first.
        good: Text of another picture that the worst rule calls good.
        spoken: Language of that.
    """

    language: str
    state: str
    parts: tuple[tuple[str, bool], ...]
    reasons: tuple[Reason, ...]
    good: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One image as the page shows it.

    Attributes:
        severity: Of its worst finding; empty where there is none.
    """

    image: AuditedImage
    severity: str
    picture: str
    name: str
    caption: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do about one rule in one file.

    Attributes:
        count: Images it is about.
        spoken: Language of the examples.
        page: Address of an explanation.
    """

    rule: str
    severity: str
    count: int
    help: str
    bad: str
    good: str
    spoken: str
    standard: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file as the page shows it.

    Attributes:
        headlines: Those that there are, in the order of the languages.
        repeats: How many images repeat the headline.
        flagged: Images with findings.
        fine: Images without.
    """

    number: int
    file: AuditedFile
    title: str
    headlines: tuple[str, ...]
    repeats: int
    advice: tuple[Advice, ...]
    flagged: tuple[Card, ...]
    fine: tuple[Card, ...]


def parts_of(report: AuditReport, picture: Picture, language: str = "en") -> list[Part]:
    """Every file that was looked at, in its order.

    Args:
        report: Of an audit.
        picture: What an ``img`` shows of an image.
        language: Of the explanations; English where a rule knows no other.
    """
    found: dict[str, dict[str, list[Flagged]]] = {}
    for one in report.flagged:
        found.setdefault(one.place.file, {}).setdefault(one.finding.image, []).append(one)
    alone = len(report.files) == 1
    return [
        _part(number, file, found.get(file.file, {}), picture if alone or file.file in found else _unseen, language)
        for number, file in enumerate(report.files, 1)
    ]


def _unseen(file: AuditedFile, image: AuditedImage) -> str:
    """Of many files only those with findings are looked at."""
    del file, image
    return ""


def _part(number: int, file: AuditedFile, found: Mapping[str, list[Flagged]], picture: Picture, language: str) -> Part:
    cards = [_card(file, image, found.get(image.id, []), picture, language) for image in file.images]
    return Part(
        number=number,
        file=file,
        title=line(file.title),
        headlines=tuple(dict.fromkeys(line(one) for one in file.headlines.values() if one)),
        repeats=sum(any(marked for text in card.texts for _, marked in text.parts) for card in cards),
        advice=_advice([one.finding for ones in found.values() for one in ones], language),
        flagged=tuple(card for card in cards if card.image.id in found),
        fine=tuple(card for card in cards if card.image.id not in found),
    )


def _card(file: AuditedFile, image: AuditedImage, found: Sequence[Flagged], picture: Picture, read_in: str) -> Card:
    address = next((one for one in image.addresses if not one.startswith("data:")), "")
    return Card(
        image=image,
        severity=min((str(one.finding.severity) for one in found), key=_ORDER.index, default=""),
        picture=picture(file, image),
        name=line(image.id if file.kind != "page" else re.split("[?#]", address)[0].rpartition("/")[2]),
        caption=line(image.caption),
        texts=tuple(_text(file, image, language, found, read_in) for language in image.alts),
    )


def _text(file: AuditedFile, image: AuditedImage, language: str, found: Sequence[Flagged], read_in: str) -> Text:
    alt = image.alts[language]
    mine = (one for one in found if one.finding.language == language)
    reasons = sorted(mine, key=lambda one: _weight(one.finding.rule, one.finding.severity))
    _, good, spoken = examples(rule_named(reasons[0].finding.rule), read_in) if reasons else ("", "", "")
    state = "decorative" if image.decorative or alt == "" else "written" if alt and alt.strip() else "missing"
    return Text(
        language=language if _TAG.fullmatch(language) and language != "und" else "",
        state=state,
        parts=marked(line(alt or ""), file.headlines.get(language, "")),
        reasons=tuple(_reason(one) for one in reasons),
        good=good,
        spoken=spoken,
    )


def _reason(one: Flagged) -> Reason:
    finding = one.finding
    said = quote(finding.alt or "")
    words = line(finding.message).removeprefix(f"{said} ").removeprefix(f"{said.replace('“', '„')} ")
    return Reason(
        rule=finding.rule, severity=finding.severity, words=f"{words[:1].upper()}{words[1:]}.", also=len(one.also)
    )


def _weight(rule: str, severity: str) -> tuple[int, int]:
    """The worst first, then in the order of the rules, which begins with what says most."""
    return _ORDER.index(severity), _RULES.get(rule, len(_RULES))


def _advice(found: Sequence[Finding], language: str) -> tuple[Advice, ...]:
    counts = Counter(finding.rule for finding in {(one.rule, one.image): one for one in found}.values())
    worst: dict[str, str] = {}
    for one in found:
        worst[one.rule] = min(worst.get(one.rule, "info"), str(one.severity), key=_ORDER.index)
    rules = {name: rule_named(name) for name in counts}
    advice = [
        Advice(
            rule=name,
            severity=worst[name],
            count=count,
            help=(rules[name].help_pl if language == "pl" else "") or rules[name].help,
            bad=examples(rules[name], language)[0],
            good=examples(rules[name], language)[1],
            spoken=examples(rules[name], language)[2],
            standard=rules[name].standard,
            page=standard_page(rules[name].standard),
        )
        for name, count in counts.items()
    ]
    return tuple(sorted(advice, key=lambda one: _weight(one.rule, one.severity)))


def marked(alt: str, headline: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, those that repeat the headline marked; case and punctuation do not count."""
    words = re.findall(r"\w+", headline)
    if not words or not alt:
        return ((alt, False),) if alt else ()
    pattern = r"\W+".join(re.escape(word) for word in words)
    found = re.search(rf"\b{pattern}\b", alt, re.IGNORECASE)
    if found is None:
        return ((alt, plain(alt) == plain(headline)),)
    pieces = ((alt[: found.start()], False), (found[0], True), (alt[found.end() :], False))
    return tuple(piece for piece in pieces if piece[0])


def line(text: str) -> str:
    """A text in one line that cannot turn what follows it around (U+202E)."""
    kept = "".join(sign if sign.isprintable() else " " if sign.isspace() else "�" for sign in shown(text[:_LONGEST]))
    return kept if len(text) <= _LONGEST else f"{kept}…"
