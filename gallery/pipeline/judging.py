"""What the audit says of a gallery that is built."""

import hashlib
from collections.abc import Mapping
from typing import Final

import msgspec

import gallery
from gallery.alttext.audit import findings_with_reasons
from gallery.alttext.rules import BUILT_IN
from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.config.schema import Settings
from gallery.model import Decisions, Finding, Manifest
from gallery.pipeline.describing import sheet
from gallery.pipeline.outcome import Accepted

_VERSION: Final = 2
"""Raised when the same texts give other findings than before, within one version of the package."""


def audited(
    manifest: Manifest,
    settings: Settings,
    names: Mapping[str, str],
    decisions: Decisions,
    words: Mapping[str, tuple[str, ...]],
    pictures: Mapping[str, str],
    store: Store,
) -> tuple[tuple[Finding, ...], tuple[Accepted, ...]]:
    """The findings in every language, and those that people accepted; from the index where the texts are the same.

    Args:
        manifest: With drafts.
        settings: Rules, and the people of the event.
        names: Id -> name of the source file.
        decisions: What people accepted.
        words: Id -> lines that were read in the picture.
        pictures: Id -> perceptual hash.
        store: Remembers what was found.
    """
    rules = rules_for(settings.alt.require, settings.alt.rules)
    people = settings.event.people
    sheets = [sheet(manifest, language, people, names, decisions, words, pictures) for language in manifest.languages]
    content = hashlib.sha256(msgspec.json.encode(sheets)).hexdigest()
    key = result_key("audit", _VERSION, content, gallery.__version__, rules, settings.alt.messages)
    known = None if rules.keys() - BUILT_IN.keys() else store.get(key, tuple[tuple[Finding, str], ...])
    if known is None:
        found = (findings_with_reasons(one, rules=rules, messages=settings.alt.messages) for one in sheets)
        known = tuple(pair for pairs in found for pair in pairs)
        store.put(key, known)
    return (
        tuple(finding for finding, reason in known if not reason),
        tuple(Accepted(finding=finding, reason=reason) for finding, reason in known if reason),
    )


def rules_for(require: str, rules: Mapping[str, str]) -> Mapping[str, str]:
    """The grades of a gallery: who asks for no more than drafts does not fail for having some."""
    return {"unreviewed-draft": "warning", **rules} if require == "draft" else rules
