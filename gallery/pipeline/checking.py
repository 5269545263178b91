"""Is a gallery fit to be published?"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from gallery.errors import ManifestError, StorageError
from gallery.manifest.decode import load_manifest
from gallery.manifest.edits import FILE_NAME, read_edits
from gallery.metadata.policy import POLICIES, Policy, policy_of
from gallery.model import Decisions, Finding, Manifest, Severity
from gallery.pipeline.inspection import (
    CheckFinding,
    asked_for,
    inspect_alts,
    inspect_files,
    inspect_links,
    inspect_order,
    inspect_pages,
    judged_alts,
)
from gallery.pipeline.outcome import Accepted
from gallery.pipeline.privacy import inspect_privacy
from gallery.pipeline.report_names import pages_of
from gallery.pipeline.workspace import PUBLIC, existing, gallery_root
from gallery.storage.files import LocalFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What stands between a gallery and its publication.

    Attributes:
        findings: Sorted by path and code.
        not_run: Id of an alt rule -> why it did not run.
        accepted: Findings about alt texts that people accepted, each with the reason.
    """

    findings: tuple[CheckFinding, ...]
    not_run: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()

    @property
    def ok(self) -> bool:
        """No finding is an error."""
        return all(finding.severity != Severity.ERROR for finding in self.findings)


def check_gallery(gallery: str | os.PathLike[str]) -> CheckReport:
    """Check every public file of a gallery.

    The manifest is valid; its files are there with their hashes and no others; links lead somewhere; nothing private
    is in any file; every alt text is there and sound.

    Args:
        gallery: Output folder of a build.

    Raises:
        ManifestError: There is no gallery at all (``no-manifest``); one that is damaged is a finding.
    """
    files = LocalFiles(root=str(gallery_root(gallery)))
    try:
        manifest = load_manifest(files.root)
    except ManifestError as damaged:
        if damaged.code == "no-manifest":
            raise
        return CheckReport(findings=_sorted(_without_manifest(files, damaged)), not_run=asked_for(files).not_run)
    asked = asked_for(files)
    judged = judged_alts(manifest, asked, _decisions(files))
    return CheckReport(
        findings=_sorted(_findings(files, manifest, judged)),
        not_run=asked.not_run,
        accepted=tuple(Accepted(finding=finding, reason=reason) for finding, reason in judged if reason),
    )


def check_fields(report: CheckReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    findings = msgspec.to_builtins(report.findings)
    accepted = msgspec.to_builtins(report.accepted)
    not_run = [{"rule": rule, "reason": why} for rule, why in report.not_run.items()]
    return {
        "schema": "gallery.check/1",
        "ok": report.ok,
        "findings": findings,
        "not_run": not_run,
        "accepted": accepted,
    }


def _sorted(found: Iterable[CheckFinding]) -> tuple[CheckFinding, ...]:
    return tuple(sorted(found, key=lambda one: (one.path, one.code, one.message)))


def _without_manifest(files: LocalFiles, damaged: ManifestError) -> Iterator[CheckFinding]:
    path = f"{PUBLIC}/gallery.json"
    yield CheckFinding(path=path, code="manifest", severity=Severity.ERROR, message=damaged.message)
    yield from inspect_privacy(files, POLICIES["web"])


def _findings(files: LocalFiles, manifest: Manifest, judged: Sequence[tuple[Finding, str]]) -> Iterator[CheckFinding]:
    yield from inspect_order(manifest)
    yield from inspect_files(files, manifest)
    yield from inspect_pages(files, manifest, pages_of(files))
    yield from inspect_links(files, manifest)
    yield from inspect_alts(manifest, judged)
    yield from inspect_privacy(files, _policy(manifest))


def _decisions(files: LocalFiles) -> Decisions:
    """What people accepted; a file of decisions that is damaged accepts nothing."""
    try:
        return read_edits(existing(files, FILE_NAME))
    except (ManifestError, StorageError):
        return Decisions()


def _policy(manifest: Manifest) -> Policy:
    """The allow list that the gallery was built with; manifests of before there were switches name a policy only."""
    if manifest.metadata_keeps is None:
        return POLICIES[manifest.metadata_policy]
    return policy_of(manifest.metadata_keeps)
