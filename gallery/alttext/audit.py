"""The alt-text audit: every rule over every image of a sheet."""

from collections.abc import Mapping

from gallery.alttext.grades import graded
from gallery.alttext.sheet import read_sheet
from gallery.model import Finding
from gallery.ports import Sheet


def audit_alt_text(sheet: Mapping[str, object], *, rules: Mapping[str, str] | None = None) -> list[Finding]:
    """Audit an alt sheet as it comes from JSON.

    Args:
        sheet: ``{"language", "headline", "images": [{"id", "alt", "decorative", "caption", "file_name"}]}``; also
            ``people``, ``others`` (language -> image id -> alt) and, of an image, ``picture`` (perceptual hash).
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.

    Returns:
        Findings in the order of the images, then of the rules' ids.

    Raises:
        ManifestError: The sheet has the wrong shape (``alt-sheet``).
        ConfigError: An unknown rule or grade.
    """
    return audit(read_sheet(sheet), rules=rules)


def audit(sheet: Sheet, *, rules: Mapping[str, str] | None = None) -> list[Finding]:
    """Audit the texts of one gallery in one language.

    A finding about the whole gallery names every image concerned, one finding each.

    Raises:
        ConfigError: An unknown rule or grade.
    """
    alts = {image.id: image.alt for image in sheet.images}
    order = {name: position for position, name in enumerate(alts)}
    found = [
        Finding(
            image=name,
            language=sheet.language,
            rule=rule.id,
            severity=rule.severity,
            alt=alts[name],
            message=message,
        )
        for rule in graded(rules)
        for name, message in rule.check(sheet)
    ]
    return sorted(found, key=lambda finding: (order[finding.image], finding.rule))
