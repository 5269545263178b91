"""Is an answer fit to be a draft? The gallery's own audit says, with the new texts among the others."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from gallery.alttext.audit import audit
from gallery.alttext.drafting.question import Complaint
from gallery.alttext.language import language_of
from gallery.alttext.normal import bare, tokens
from gallery.model import Severity
from gallery.ports import Sheet

WRONG_LANGUAGE: Final = "wrong-language"
"""Also the id of the audit's rule; a draft is held to it even where the settings switch that off."""

_ENOUGH: Final = 4
"""Words from which the language of a text can be told; names alone are read as any language."""

Judge = Callable[[Mapping[str, str]], Mapping[str, Complaint]]
"""New texts by image id -> why some of them are no drafts."""


def judge(sheet: Sheet, rules: Mapping[str, str], languages: tuple[str, ...]) -> Judge:
    """A judge of new texts for a gallery.

    What is an error or a warning for an editor's text is enough to ask for another one: a draft that has to be mended
    at once saves nobody work.

    Args:
        sheet: The gallery in the language of the texts, with those it has.
        rules: As the settings grade them.
        languages: Of the gallery.
    """

    def judged(texts: Mapping[str, str]) -> Mapping[str, Complaint]:
        images = tuple(
            replace(image, alt=texts[image.id], decorative=False) if image.id in texts else image
            for image in sheet.images
        )
        found: dict[str, dict[str, str]] = {}
        for finding in audit(replace(sheet, images=images), rules=rules):
            if finding.image in texts and finding.severity is not Severity.INFO:
                found.setdefault(finding.image, {})[finding.rule] = finding.message
        for image, text in texts.items():
            if is_other_language(text, sheet.language, languages):
                found.setdefault(image, {})[WRONG_LANGUAGE] = f'it is not in the language "{bare(sheet.language)}"'
        return {
            image: Complaint(alt=texts[image], reasons=tuple(told.values()), rules=tuple(told))
            for image, told in found.items()
        }

    return judged


def is_other_language(text: str, language: str, languages: tuple[str, ...]) -> bool:
    """Whether a text is in another of the gallery's languages, or in English, which models fall back to.

    Only these are weighed: the more languages, the more often a short text is taken for a wrong one.
    """
    wanted = bare(language)
    among = tuple(dict.fromkeys([wanted, *(bare(one) for one in languages), "en"]))
    if len(among) < 2 or len(tokens(text)) < _ENOUGH:
        return False
    try:
        return language_of(text, among) != wanted
    except ValueError:  # a language that cannot be told
        return False
