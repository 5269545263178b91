"""The editor's files: what happened to every source file, and the sheet to fill in."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import msgspec

from gallery.alttext.sources.table import AltTable
from gallery.model import Choice, Manifest, Problem
from gallery.pipeline.altsheet import Filled, rows_of, write_sheet
from gallery.pipeline.assembly import Assembly
from gallery.pipeline.describing import audited
from gallery.pipeline.originals import Cleaning
from gallery.pipeline.outcome import BuildReport, WorkDone, alt_counts
from gallery.pipeline.reading import Reading
from gallery.pipeline.rendering import Made
from gallery.pipeline.report_page import report_page
from gallery.pipeline.select import Selection
from gallery.pipeline.story import Story
from gallery.pipeline.workspace import PUBLIC, Workspace
from gallery.storage.inputs import Inputs

SCHEMA = "gallery.build/1"


def reported(
    *,
    inputs: Inputs,
    story: Story,
    reading: Reading,
    filled: Filled,
    choices: tuple[Choice, ...],
    selection: Selection,
    made: Made,
    cleaning: Cleaning,
    assembly: Assembly,
    manifest: Manifest,
) -> BuildReport:
    """Every file of the inputs, once: published, excluded or a problem."""
    problems = _first_each((*inputs.problems, *reading.problems, *made.problems, *cleaning.problems))
    keys = {entry.photo.key: entry.photo.id for entry in assembly.entries}
    names = {name: key for key, name in keys.items()}
    return BuildReport(
        manifest=manifest,
        manifest_path=f"{PUBLIC}/gallery.json",
        photos=len(inputs.sources) + len(inputs.problems),
        published=keys,
        excluded=selection.excluded,
        problems=problems,
        work=_work(reading, made, cleaning),
        notices=(*story.notices, *filled.notices),
        choices=choices,
        alts={entry.photo.key: entry.alt for entry in assembly.entries},
        findings=audited(manifest, story.settings, names),
    )


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
        "alt": alt_counts(report.manifest),
        "findings": msgspec.to_builtins(report.findings),
    }


def write_report(space: Workspace, report: BuildReport, reading: Reading, assembly: Assembly, filled: Filled) -> None:
    """Write ``report.json``, ``report.html`` and ``alts.csv`` where they changed."""
    fields = {key: value for key, value in report_fields(report).items() if key != "work"}
    text = msgspec.json.encode({**fields, "schema": "gallery.report/1"})
    _write(space, "report.json", msgspec.json.format(text, indent=1) + b"\n")
    _write(space, "report.html", report_page(report, _pictures(space, report, reading, assembly)))
    if filled.readable:
        rows = rows_of({entry.photo.id: (entry.photo.key, entry.alt, entry.caption) for entry in assembly.entries})
        languages = report.manifest.languages
        table = AltTable(rows=rows, languages=languages, captions=languages)
        write_sheet(space.files, space.store, table, filled.unmatched)


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


def _first_each(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """One problem a file: the first on its way."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.path, problem)
    return tuple(first[path] for path in sorted(first))


def _work(reading: Reading, made: Made, cleaning: Cleaning) -> WorkDone:
    worked = reading.decoded | reading.rendered | made.fresh | cleaning.fresh
    return WorkDone(
        decoded=len(reading.decoded | made.fresh),
        rendered=len(reading.rendered | made.fresh),
        cleaned=len(cleaning.fresh),
        reused=len({photo.sha256 for photo in reading.photos} - worked),
    )
