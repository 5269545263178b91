"""An audit as SARIF 2.1.0 (OASIS), which CI services show beside the lines it is about."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import msgspec

from gallery import __version__
from gallery.alttext.rules import rule_named, rules
from gallery.alttext.standards import standard_page
from gallery.model import Problem
from gallery.pipeline.audited import AuditReport, Flagged, Place
from gallery.ports import Rule
from gallery.storage.atomic import write_atomic

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_LONGEST: Final = 1_000  # characters of a text that a result repeats
_ROOT: Final = "%SRCROOT%"


def write_sarif(report: AuditReport, path: str | os.PathLike[str]) -> None:
    """Write the report as a SARIF log.

    Raises:
        StorageError: It cannot be written there.
    """
    place = Path(path)
    data = msgspec.json.format(msgspec.json.encode(sarif(report, Path.cwd())), indent=1) + b"\n"
    write_atomic(place, data, place.absolute().parent)


def sarif(report: AuditReport, base: Path) -> dict[str, Any]:
    """The log: one run, every rule with its help, a result for each finding.

    Args:
        report: Of an audit.
        base: Folder that addresses of files are relative to; what lies elsewhere has a whole address.
    """
    known = {rule.id: rule for rule in rules()}
    results = (*report.flagged, *report.accepted)
    known |= {one.finding.rule: rule_named(one.finding.rule) for one in results if one.finding.rule not in known}
    order = {name: index for index, name in enumerate(known)}
    uris = {file.file: _uri(file.path, base) for file in report.files}
    invocation: dict[str, Any] = {"executionSuccessful": not report.problems}
    if report.problems:
        invocation["toolExecutionNotifications"] = [_notification(problem, base) for problem in report.problems]
    run = {
        "tool": {
            "driver": {
                "name": "event-gallery",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in known.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": [{"location": _artifact(uri)} for uri in uris.values()],
        "results": [_result(one, order, uris) for one in results],
    }
    return {"version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    page = standard_page(rule.standard)
    bad = f"Flagged: {rule.bad}\n" if rule.bad.strip() else ""
    shown = f"- Flagged: `{_code(rule.bad)}`\n" if rule.bad.strip() else ""
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.help.partition(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": rule.help},
        "help": {
            "text": f"{rule.help}\n\n{bad}Better: {rule.good}\n\n{rule.standard}",
            "markdown": f"{rule.help}\n\n{shown}- Better: `{_code(rule.good)}`\n\n[{rule.standard}]({page})",
        },
        "helpUri": page,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["accessibility", "alt-text"]},
    }


def _code(text: str) -> str:
    return text.replace("`", "'")


def _result(one: Flagged, order: Mapping[str, int], uris: Mapping[str, str]) -> dict[str, Any]:
    finding = one.finding
    alt = f" Alt text: {finding.alt[:_LONGEST]}" if finding.alt else ""
    identity = "\0".join((finding.rule, uris[one.place.file], finding.image, finding.language, finding.alt or ""))
    result = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message[:1].upper()}{finding.message[1:]}.{alt}"},
        "locations": [_location(one.place, uris)],
        "partialFingerprints": {"altFinding/v1": sha256(identity.encode("utf-8", "replace")).hexdigest()},
    }
    if one.reason:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": one.reason}]
    if one.also:
        result["relatedLocations"] = [
            {**_location(place, uris), "id": number, "message": {"text": "The same picture with the same text."}}
            for number, place in enumerate(one.also, 1)
        ]
    return result


def _location(place: Place, uris: Mapping[str, str]) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": _artifact(uris[place.file]), "region": region}}


def _notification(problem: Problem, base: Path) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": _artifact(_uri(Path(problem.path), base))}}
    return {"level": "error", "message": {"text": problem.message}, "locations": [where]}


def _artifact(uri: str) -> dict[str, str]:
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _uri(path: Path, base: Path) -> str:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - keeps links as they were named
    if whole.is_relative_to(base):
        return quote(os.fsencode(whole.relative_to(base).as_posix()))
    return f"file://{quote(os.fsencode(whole.as_posix()))}" if os.name != "nt" else whole.as_uri()
