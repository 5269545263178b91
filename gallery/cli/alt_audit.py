"""``gallery alt audit``: what is wrong with alt texts."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gallery.cli import logs, show
from gallery.cli.arguments import Json, MessageIn, Quiet
from gallery.cli.guard import DONE, FINDINGS, SOME_FAILED, guarded

if TYPE_CHECKING:
    from gallery.pipeline.audited import AuditReport, Flagged

_OFTEN = 5  # rules that the last line names


class Threshold(StrEnum):
    """From which severity on findings are a failure."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


Audited = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILES", help="Pages (HTML), alt sheets (JSON, CSV, XLSX), a gallery.json, or folders of them."
    ),
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="pl", help="Of pages and sheets that do not say it."),
]
Grades = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="RULE=GRADE", help="error, warning, info or off, such as one-word=off. Repeatable."),
]
Sarif = Annotated[Path | None, typer.Option("--sarif", metavar="FILE", help="Write SARIF 2.1.0, as CI services read.")]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write a page with the pictures, such as alts.html.")
]
Messages = Annotated[MessageIn, typer.Option("--messages", help="Language of messages and report.")]
FailOn = Annotated[Threshold, typer.Option("--fail-on", help="From which severity on the exit code is 1.")]


@guarded
def audit(
    files: Audited,
    language: Language = None,
    rule: Grades = None,
    sarif: Sarif = None,
    report: Report = None,
    fail_on: FailOn = Threshold.ERROR,
    messages: Messages = MessageIn.EN,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Audit alt texts: missing, the headline again, numbered, camera names, and more. Nothing is fetched or changed."""
    logs.set_up(verbose=False)
    from gallery.pipeline.audit_answer import audit_fields
    from gallery.pipeline.auditing import audit_file, audit_files

    alone = len(files) == 1 and not files[0].is_dir()
    grades = _grades(rule)
    with show.nobody_else_on_stdout():
        found = (
            audit_file(files[0], language=language, rules=grades, messages=messages.value)
            if alone
            else audit_files(files, language=language, rules=grades, messages=messages.value)
        )
    if sarif is not None:
        from gallery.pipeline.sarif import write_sarif

        write_sarif(found, sarif)
    if report is not None:
        from gallery.pipeline.audit_page import write_audit_page

        write_audit_page(found, report, language=messages.value)
    if as_json:
        show.as_json(audit_fields(found))
    else:
        show.problems(found.problems)
        _tell(found, quiet=quiet)
    if any(_fails(one, fail_on) for one in found.flagged):
        return FINDINGS
    return SOME_FAILED if found.problems else DONE


def _grades(rules: list[str] | None) -> dict[str, str]:
    from gallery.errors import ConfigError

    pairs = [rule.partition("=") for rule in rules or ()]
    for name, gap, _ in pairs:
        if not gap:
            raise ConfigError(f"--rule {name} has no grade", code="usage", hint="Write --rule one-word=off.")
    return {name.strip(): grade.strip() for name, _, grade in pairs}


def _fails(one: "Flagged", threshold: Threshold) -> bool:
    order = list(Threshold)
    return threshold != Threshold.NEVER and order.index(Threshold(one.finding.severity)) <= order.index(threshold)


def _tell(found: "AuditReport", *, quiet: bool) -> None:
    """A line for each finding, as compilers write them, a gap between files, and one line that sums up."""
    if quiet:
        return
    pages = {file.file for file in found.files if file.kind == "page"}
    before = ""
    for one in found.flagged:
        if before and one.place.file != before:
            show.say("")
        before = one.place.file
        show.say(_line(one, named=one.place.file not in pages))
    if before:
        show.say("")
    for one in found.accepted:
        show.say(f"accepted: {_line(one, named=True)}: {one.reason}")
    show.say(_sums(found))


def _line(one: "Flagged", *, named: bool) -> str:
    """``file:line:column: severity rule: message``; ids that a person wrote are named, those of a page are not."""
    finding, place = one.finding, one.place
    who = f"{finding.image} ({finding.language}): " if named else ""
    if not named and finding.alt is None and one.picture:
        who = f"{_quoted(one.picture)}: "
    alt = f" (alt: {_quoted(finding.alt)})" if finding.alt and not {"“", "„"} & {*finding.message} else ""
    also = f" (and on {show.plural(len(one.also), 'more page')})" if one.also else ""
    where = f"{place.file}:{place.line}:{place.column}"
    return f"{where}: {finding.severity} {finding.rule}: {who}{finding.message}{alt}{also}"


def _quoted(text: str) -> str:
    from gallery.alttext.normal import quote

    return quote(text)


def _sums(found: "AuditReport") -> str:
    from collections import Counter

    looked = show.plural(found.images, "image")
    if len(found.files) != 1:
        looked += f" in {show.plural(len(found.files), 'file')}"
    graded = Counter(str(one.finding.severity) for one in found.flagged)
    accepted = f" {show.plural(len(found.accepted), 'finding')} accepted with a reason." if found.accepted else ""
    if not graded:
        return f"{looked}, 0 findings.{accepted}"
    counts = [
        show.plural(graded[grade], grade) if grade != "info" else f"{graded[grade]} info"
        for grade in ("error", "warning", "info")
        if graded[grade]
    ]
    often = Counter(one.finding.rule for one in found.flagged).most_common(_OFTEN)
    return (
        f"{looked}: {', '.join(counts)}. Most often: {', '.join(f'{rule} {count}' for rule, count in often)}.{accepted}"
    )
