"""The editor's files: what happened to every source file, and the sheet to fill in."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from gallery.alttext.sources.table import AltTable
from gallery.cache.store import Store
from gallery.dedupe.press import REASON
from gallery.model import Manifest
from gallery.pipeline.altsheet import Filled, rows_of
from gallery.pipeline.assembly import Assembly
from gallery.pipeline.judging import audited, rules_for
from gallery.pipeline.leaks.secrets import secrets_of
from gallery.pipeline.outcome import BuildReport, Excluded, WorkDone
from gallery.pipeline.preparing import Prepared
from gallery.pipeline.reading import Reading
from gallery.pipeline.recognising import NEEDS, Recognised
from gallery.pipeline.report_page import report_page
from gallery.pipeline.sheetfile import write_sheet
from gallery.pipeline.story import Story
from gallery.pipeline.workspace import MANIFEST, PUBLIC, Workspace
from gallery.storage.inputs import Inputs

SCHEMA = "gallery.build/1"


def reported(
    inputs: Inputs,
    story: Story,
    reading: Reading,
    filled: Filled,
    prepared: Prepared,
    whole: Manifest,
    manifest: Manifest,
    read: Recognised,
    store: Store,
) -> BuildReport:
    """Every file of the inputs, once: published, excluded or a problem.

    Args:
        inputs: What was found.
        story: Settings.
        reading: What was read.
        filled: What people wrote.
        prepared: What was made.
        whole: The manifest with drafts.
        manifest: The one that was published.
        read: The words in the pictures.
        store: Remembers what the audit found.
    """
    published = {photo.key: photo.id for photo in prepared.selection.photos}
    drifts, clocks = prepared.grouped.drifts, prepared.grouped.clocks
    problems = {one.path: one for one in (*prepared.problems, *reading.problems, *inputs.problems)}
    names = {name: key for key, name in published.items()}
    words = {sha256[:16]: lines for sha256, lines in read.words.items()}
    pictures = {photo.id: photo.fingerprint.phash for photo in prepared.selection.photos}
    findings, accepted = audited(whole, story.settings, names, filled.decisions, words, pictures, store)
    return BuildReport(
        manifest=manifest,
        manifest_path=f"{PUBLIC}/{MANIFEST}",
        photos=len(inputs.sources) + len(inputs.problems),
        published=published,
        excluded=tuple(sorted((*prepared.selection.excluded, *_beside(reading)), key=lambda one: one.source)),
        problems=tuple(problems[path] for path in sorted(problems)),
        work=_work(reading, prepared),
        notices=(*story.notices, *filled.notices, *(f"{one.words} {one.advice(clocks)}" for one in drifts)),
        choices=prepared.grouped.choices,
        alts=prepared.alts,
        findings=findings,
        accepted=accepted,
        words=words,
        not_run=dict.fromkeys(NEEDS, read.why_not) if read.why_not else {},
    )


def _beside(reading: Reading) -> Iterator[Excluded]:
    """Raw files are part of their photo."""
    for source, of in reading.companions.items():
        yield Excluded(source=source, reason="raw", of=of, why=REASON)


def report_fields(report: BuildReport) -> dict[str, Any]:
    """The report as the command line and ``report.json`` give it."""
    return {
        "schema": SCHEMA,
        "manifest": report.manifest_path,
        "photos": report.photos,
        "published": len(report.published),
        "excluded": [
            {"source": one.source, "reason": one.reason, "of": one.of, "why": one.why} for one in report.excluded
        ],
        "problems": msgspec.to_builtins(report.problems),
        "work": msgspec.to_builtins(report.work),
        "notices": list(report.notices),
        "items": [{"source": key, "id": name} for key, name in sorted(report.published.items())],
        "alt": report.alt_counts,
        "findings": msgspec.to_builtins(report.findings),
        "not_run": [{"rule": rule, "reason": why} for rule, why in report.not_run.items()],
        "accepted": msgspec.to_builtins(report.accepted),
    }


def write_report(
    space: Workspace,
    report: BuildReport,
    story: Story,
    reading: Reading,
    assembly: Assembly,
    filled: Filled,
    texts: Mapping[str, bytes],
    folder: Path,
) -> BuildReport:
    """Write ``alts.csv``, ``report.json`` and ``report.html`` where they changed.

    Returns:
        The report, with what a person should know of the sheet.
    """
    rows = rows_of({entry.photo.id: (entry.photo.key, entry.alt, entry.caption) for entry in assembly.entries})
    languages = report.manifest.languages
    table = AltTable(rows=rows, languages=languages, captions=languages, stated=languages)
    notices = write_sheet(space.files, space.store, table, filled)
    report = replace(report, notices=(*report.notices, *notices))
    fields = {key: value for key, value in report_fields(report).items() if key != "work"}
    asked = {
        "rules": rules_for(story.settings.alt.require, story.settings.alt.rules),
        "people": story.settings.event.people,
        "messages": story.settings.alt.messages,
        "words": report.words,
        "pictures": {photo.id: photo.fingerprint.phash for photo in reading.photos if photo.key in report.published},
        "not_run": report.not_run,
    }
    secrets = secrets_of(reading.photos, report.manifest)
    pixels = {photo.id: photo.fingerprint.pixels for photo in reading.photos if photo.key in report.published}
    kept = {"schema": "gallery.report/1", "audit": asked, "folder": str(folder), "secrets": secrets, "pixels": pixels}
    kept["pages"] = {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}
    text = msgspec.json.encode({**fields, **kept})
    _write(space, "report.json", msgspec.json.format(text, indent=1) + b"\n")
    _write(space, "report.html", report_page(report, _pictures(space, report, reading, assembly)))
    return report


def _pictures(space: Workspace, report: BuildReport, reading: Reading, assembly: Assembly) -> Mapping[str, str]:
    """Source key -> what an ``img`` shows: the smallest public rendition, else the preview itself."""
    smallest = {
        entry.photo.key: f"{PUBLIC}/{min(entry.renditions, key=lambda one: one.bytes).path}"
        for entry in assembly.entries
    }
    left_out = {one.source for one in report.excluded}
    previews = {
        photo.key: f"data:image/jpeg;base64,{b64encode(space.store.preview(photo.sha256) or b'').decode()}"
        for photo in reading.photos
        if photo.key in left_out
    }
    return {**smallest, **previews}


def _write(space: Workspace, key: str, data: bytes) -> None:
    if space.files.stat(key) is None or space.files.read(key) != data:
        space.files.write(key, data)


def _work(reading: Reading, prepared: Prepared) -> WorkDone:
    decoded, rendered = reading.decoded | prepared.rendered, reading.rendered | prepared.rendered
    return WorkDone(
        decoded=len(decoded),
        rendered=len(rendered),
        cleaned=len(prepared.cleaned),
        reused=len({photo.sha256 for photo in reading.photos} - decoded - rendered - prepared.cleaned),
    )
