"""Findings of the alt-text audit that people accept for single photos."""

import os
from collections.abc import Sequence
from dataclasses import replace

from gallery.alttext.audit import NEVER_ACCEPTED
from gallery.alttext.grades import graded
from gallery.errors import ConfigError
from gallery.manifest.decode import load_manifest
from gallery.pipeline.deciding import load_decisions, save_decisions
from gallery.pipeline.report_names import source_names
from gallery.pipeline.workspace import gallery_root, open_workspace


def accept_findings(gallery: str | os.PathLike[str], rule: str, photos: Sequence[str], *, reason: str) -> int:
    """Accept what a rule finds in photos, in ``gallery.edits.json``; the report goes on naming it, with the reason.

    Args:
        gallery: Output folder of a build.
        rule: Id of the rule.
        photos: Ids of items, content hashes, or paths or names of photo files.
        reason: Why; an empty one takes the acceptance back.

    Returns:
        How many photos it is said of.

    Raises:
        ConfigError: An unknown rule, or one that no reason answers; a photo that is not in the gallery, or a name of
            several (``usage``).
        ManifestError: There is no gallery, or the file of decisions is damaged.
    """
    graded({rule: "error"})  # raises for an unknown one
    if rule in NEVER_ACCEPTED and reason.strip():
        raise ConfigError(
            f"what {rule} finds cannot be accepted",
            code="usage",
            hint="Write or approve the text, or mark the photo as decorative with a reason, in alts.csv.",
        )
    root = gallery_root(gallery)
    manifest = load_manifest(root)
    with open_workspace(root) as space:
        names = source_names(space.files)
        homes: dict[str, set[str]] = {}
        for item in manifest.items:
            path = names.get(item.id, "")
            for name in {item.id, item.source.sha256, path, path.rpartition("/")[2]} - {""}:
                homes.setdefault(name, set()).add(item.source.sha256)
        meant = {sha256 for photo in photos for sha256 in (_the_one(photo, homes),)}
        before = load_decisions(space)
        decided = dict(before.photos)
        for sha256 in meant:
            decision = before.of(sha256)
            others = {name: why for name, why in decision.accepted.items() if name != rule}
            added = {rule: reason.strip()} if reason.strip() else {}
            decided[sha256] = replace(decision, accepted={**others, **added})
        save_decisions(space, replace(before, photos=decided), before)
    return len(meant)


def _the_one(photo: str, homes: dict[str, set[str]]) -> str:
    found = homes.get(photo, set())
    if len(found) != 1:
        why = "is not in the gallery" if not found else f"is the name of {len(found)} photos"
        raise ConfigError(f"{photo} {why}", code="usage", hint="Name it by its path or by its id in report.json.")
    return next(iter(found))
