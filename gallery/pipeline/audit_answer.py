"""The answer of an audit as JSON fields."""

from typing import Any, Final

import msgspec

from gallery.pipeline.audited import AuditReport, Flagged, Place
from gallery.pipeline.recognising import NEEDS

_UNREAD: Final = "an audit of files reads no pictures; build a gallery with event-gallery[ocr]"


def audit_fields(report: AuditReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.alt-audit/1",
        "images": report.images,
        "findings": [_finding(one) for one in report.flagged],
        "accepted": [{**_finding(one), "reason": one.reason} for one in report.accepted],
        "files": [
            {"file": one.file, "kind": one.kind, "images": len(one.images), "headlines": dict(one.headlines)}
            for one in report.files
        ],
        "not_run": [{"rule": rule, "reason": _UNREAD} for rule in NEEDS],
        "problems": [msgspec.to_builtins(problem) for problem in report.problems],
    }


def _finding(one: Flagged) -> dict[str, Any]:
    fields = {**msgspec.to_builtins(one.finding), **_place(one.place)}
    fields |= {"picture": one.picture} if one.picture else {}
    return {**fields, "also": [_place(place) for place in one.also]} if one.also else fields


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
