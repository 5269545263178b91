"""The alt-text audit: every rule over every image of a sheet."""

from collections.abc import Mapping
from typing import Final

from gallery.alttext.grades import graded
from gallery.alttext.message import MessageLanguage, worded
from gallery.alttext.sheet import read_sheet
from gallery.model import Finding
from gallery.ports import Sheet

NEVER_ACCEPTED: Final = frozenset({"missing", "missing-translation", "blank", "stale", "unreviewed-draft"})
"""Rules that no reason answers: a text is there and approved, or the picture is decorative with a reason."""


def audit_alt_text(
    sheet: Mapping[str, object], *, rules: Mapping[str, str] | None = None, messages: MessageLanguage = "en"
) -> list[Finding]:
    """Audit an alt sheet as it comes from JSON.

    Args:
        sheet: ``{"language", "headline", "images": [{"id", "alt", "decorative", "caption", "file_name"}]}``; also
            ``people``, ``others`` (language -> image id -> alt) and, of an image, ``picture`` (perceptual hash),
            ``status``, ``source``, and ``suppressed`` (rule id -> reason).
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.
        messages: Language of the messages: ``en`` or ``pl``.

    Returns:
        Findings in the order of the images, then of the rules' ids.

    Raises:
        ManifestError: The sheet has the wrong shape (``alt-sheet``).
        ConfigError: An unknown rule or grade.
    """
    return audit(read_sheet(sheet), rules=rules, messages=messages)


def audit(sheet: Sheet, *, rules: Mapping[str, str] | None = None, messages: MessageLanguage = "en") -> list[Finding]:
    """Audit the texts of one gallery in one language.

    A finding about the whole gallery names every image concerned, one finding each. What a person suppressed for an
    image, with a reason, is left out; ``findings_with_reasons`` has it.

    Raises:
        ConfigError: An unknown rule or grade.
    """
    return [finding for finding, reason in findings_with_reasons(sheet, rules=rules, messages=messages) if not reason]


def findings_with_reasons(
    sheet: Sheet, *, rules: Mapping[str, str] | None = None, messages: MessageLanguage = "en"
) -> list[tuple[Finding, str]]:
    """Every finding, with the reason for which a person accepted it; empty where nobody did.

    Raises:
        ConfigError: An unknown rule or grade.
    """
    images = {image.id: image for image in sheet.images}
    order = {name: position for position, name in enumerate(images)}
    found = [
        (
            Finding(
                image=name,
                language=sheet.language,
                rule=rule.id,
                severity=rule.severity,
                alt=images[name].alt,
                message=worded(said, messages),
            ),
            "" if rule.id in NEVER_ACCEPTED else images[name].suppressed.get(rule.id, ""),
        )
        for rule in graded(rules)
        for name, said in rule.check(sheet)
    ]
    return sorted(found, key=lambda one: (order[one[0].image], one[0].rule))
