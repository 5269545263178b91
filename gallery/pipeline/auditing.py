"""Audit the alt texts in a file: a manifest, a page, or an alt sheet."""

import os
import re
from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from gallery.alttext.audit import audit, audit_alt_text
from gallery.alttext.html import audit_html, read_page
from gallery.errors import ManifestError
from gallery.manifest.decode import decode_manifest
from gallery.manifest.encode import SCHEMA
from gallery.model import Finding
from gallery.pipeline.describing import sheet
from gallery.storage.look import look, shown

_LARGEST = 50_000_000
_MARKUP = re.compile(r"<(!doctype|html|body|main|article|section|div|p|a|ul|figure|picture|img|svg|input|area)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """The findings and how many images were looked at."""

    images: int
    findings: tuple[Finding, ...]


def audit_file(path: str | os.PathLike[str], *, language: str | None = None) -> AuditReport:
    """Audit a file by what it is.

    Args:
        path: ``gallery.json``, an HTML page, or an alt sheet in JSON; an output folder stands for its manifest.
        language: Of a page or sheet that does not say it.

    Raises:
        ManifestError: It cannot be read (``audit-input``) or is none of these (``alt-sheet``).
    """
    file = Path(path)
    file = file / "public" / "gallery.json" if look(file).kind == "folder" else file
    data = _read(file).removeprefix(BOM_UTF8)
    if data.lstrip()[:1] in (b"{", b"["):
        return _audit_json(data, language)
    text = data.decode("utf-8", "replace")
    if not _MARKUP.search(text):
        raise ManifestError(
            f"{shown(file.name)} is neither a gallery.json, nor an alt sheet, nor an HTML page", code="audit-input"
        )
    return AuditReport(
        images=len(read_page(text, language=language).images), findings=tuple(audit_html(text, language=language))
    )


def audit_fields(report: AuditReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.alt-audit/1",
        "images": report.images,
        "findings": msgspec.to_builtins(report.findings),
    }


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as failed:
        why = look(file).why or getattr(failed, "strerror", None) or "no file can have this name"
        raise ManifestError(f"{shown(file)} cannot be read ({why})", code="audit-input") from failed
    if len(data) > _LARGEST:
        raise ManifestError(f"{shown(file)} is larger than {_LARGEST:,} bytes", code="audit-input")
    return data


def _audit_json(data: bytes, language: str | None) -> AuditReport:
    try:
        fields: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
        raise ManifestError(f"the file is not valid JSON: {broken}", code="alt-sheet") from broken
    if isinstance(fields, dict) and fields.get("schema") == SCHEMA:
        manifest = decode_manifest(data)
        found = (audit(sheet(manifest, tag, manifest.event.people)) for tag in manifest.languages)
        return AuditReport(images=len(manifest.items), findings=tuple(one for findings in found for one in findings))
    if isinstance(fields, dict) and language and not fields.get("language"):
        fields["language"] = language
    findings = tuple(audit_alt_text(fields))
    return AuditReport(images=len(fields["images"]), findings=findings)
