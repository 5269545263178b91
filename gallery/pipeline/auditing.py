"""Audit the alt texts in files: manifests, pages, alt sheets, and folders of them."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from gallery.alttext.audit import findings_with_reasons
from gallery.alttext.headline import site_names
from gallery.alttext.html import audit_page, page_sheet
from gallery.alttext.message import MessageLanguage
from gallery.alttext.page import Page
from gallery.errors import ManifestError
from gallery.model import Problem
from gallery.pipeline.at_hand import identity
from gallery.pipeline.audit_inputs import Input, audit_inputs
from gallery.pipeline.audit_merging import Sighting, merged
from gallery.pipeline.audit_reading import Read, read_input
from gallery.pipeline.audited import AuditedFile, AuditedImage, AuditReport, Flagged, Place
from gallery.ports import Sheet
from gallery.storage.look import look


def audit_file(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    rules: Mapping[str, str] | None = None,
    messages: MessageLanguage = "en",
) -> AuditReport:
    """Audit a file by what it is.

    Args:
        path: ``gallery.json``, an HTML page, an alt sheet in JSON, or a table as ``export_alts`` writes it (CSV, XLSX);
            an output folder stands for its manifest, with the rules of its settings and what people accepted.
        language: Of a page or sheet that does not say it.
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.
        messages: Language of the messages: ``en`` or ``pl``.

    Raises:
        ManifestError: It cannot be read (``audit-input``) or is none of these (``alt-sheet``,
            ``alt-table``).
        ConfigError: An unknown rule or grade.
    """
    file = Path(path)
    file = file / "public" / "gallery.json" if look(file).kind == "folder" else file
    one = Input(path=file, file=file.as_posix(), root=file.parent, sought=False)
    read = read_input(one, language)
    return _report([(one, read)] if read else [], [], language, rules, messages)


def audit_files(
    paths: Sequence[str | os.PathLike[str]],
    *,
    language: str | None = None,
    rules: Mapping[str, str] | None = None,
    messages: MessageLanguage = "en",
) -> AuditReport:
    """Audit files and folders of pages and sheets together.

    What the titles of several pages share is the name of the site, and no headline. The same picture with the same
    text and the same fault on many pages is one finding. A file that cannot be read is a problem in the report.

    Args:
        paths: Files as for ``audit_file``, and folders, searched to the bottom.
        language: Of pages and sheets that do not say it.
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.
        messages: Language of the messages: ``en`` or ``pl``.

    Raises:
        ManifestError: There is nothing to audit (``audit-input``).
        ConfigError: An unknown rule or grade.
    """
    files: list[tuple[Input, Read]] = []
    problems = []
    for one in audit_inputs(paths):
        try:
            read = read_input(one, language)
        except ManifestError as broken:
            problems.append(Problem(path=one.file, stage="read", code=broken.code, message=broken.message))
            continue
        if read is not None and not _is_ours(one, read.page):
            files.append((one, read))
    return _report(files, problems, language, rules, messages)


def _is_ours(one: Input, page: Page | None) -> bool:
    """A page that was built beside a manifest says what the manifest says."""
    made = page is not None and page.generator.startswith("event-gallery ")
    return one.sought and made and look(one.path.parent / "gallery.json").kind == "file"


def _report(
    files: Sequence[tuple[Input, Read]],
    problems: Sequence[Problem],
    language: str | None,
    rules: Mapping[str, str] | None,
    messages: MessageLanguage,
) -> AuditReport:
    sites = site_names([read.page for _, read in files if read.page is not None])
    audited, sightings, accepted = [], [], []
    for one, read in files:
        page = read.page
        tag = language if page is not None and not page.language else None
        sheets = read.sheets if page is None else (page_sheet(page, language=tag, sites=sites),)
        file = _file(one, read, sheets)
        audited.append(file)
        images = {image.id: image for image in file.images}
        known = {image.id: identity(image.addresses, one.path, one.root) for image in file.images} if page else {}
        for sheet in sheets:
            if page is None:
                grades = {**read.rules, **(rules or {})}
                found = findings_with_reasons(sheet, rules=grades, messages=messages)
            else:
                found = [(one, "") for one in audit_page(page, sheet, rules=rules, messages=messages)]
            for finding, reason in found:
                image = images[finding.image]
                picture = _name(image) if page else ""
                flagged = Flagged(finding=finding, place=image.place, picture=picture, reason=reason)
                if reason:
                    accepted.append(flagged)
                else:
                    sightings.append(Sighting(flagged=flagged, picture=known.get(finding.image, "")))
    return AuditReport(
        images=sum(len(file.images) for file in audited),
        flagged=merged(sightings),
        files=tuple(audited),
        problems=tuple(problems),
        accepted=tuple(accepted),
    )


def _name(image: AuditedImage) -> str:
    """The last part of the first address that is none of a picture inside the page."""
    address = next((one for one in image.addresses if not one.startswith("data:")), "")
    return re.split("[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2]


def _file(one: Input, read: Read, sheets: Sequence[Sheet]) -> AuditedFile:
    main = sheets[0]
    alts = [{image.id: image.alt for image in sheet.images} for sheet in sheets]
    where = (
        {image.id: (image.line, image.column) for image in read.page.images} if read.page is not None else read.lines
    )
    addresses = {image.id: image.addresses for image in read.page.images} if read.page is not None else read.addresses
    images = tuple(
        AuditedImage(
            id=image.id,
            place=Place(file=one.file, line=where.get(image.id, (1, 1))[0], column=where.get(image.id, (1, 1))[1]),
            alts={sheet.language: texts.get(image.id) for sheet, texts in zip(sheets, alts, strict=True)},
            decorative=image.decorative,
            caption=image.caption,
            addresses=addresses.get(image.id, ()),
        )
        for image in main.images
    )
    return AuditedFile(
        file=one.file,
        path=one.path,
        root=one.root,
        kind="page" if read.page is not None else "gallery" if read.manifest else "sheet",
        title=read.title or main.headline or (read.page.title if read.page else "") or one.path.name,
        headlines={sheet.language: sheet.headline for sheet in sheets},
        images=images,
    )
