"""``report.html``: what happened to every photo, to look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from gallery.model import Finding
from gallery.pipeline.outcome import Accepted, BuildReport
from gallery.pipeline.pages import editors_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One photo as the page shows it.

    Attributes:
        picture: Source of an ``img``; empty where there is no picture.
        state: ``published``, ``excluded`` or ``problem``.
        detail: Why.
        alts: Language -> text and status; ``missing`` where there is none.
    """

    source: str
    picture: str
    state: str
    detail: str
    alts: Mapping[str, tuple[str, str]]
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()


def report_page(report: BuildReport, pictures: Mapping[str, str]) -> bytes:
    """The page.

    Args:
        report: Of the build.
        pictures: Source key -> what an ``img`` shows.
    """
    environment = editors_pages()
    rows = [*_published(report, pictures), *_excluded(report, pictures), *_problems(report)]
    text = environment.get_template("report.html").render(
        report=report, rows=rows, pictures=pictures, counts=report.alt_counts
    )
    return text.encode()


def _published(report: BuildReport, pictures: Mapping[str, str]) -> list[Row]:
    order = {item.id: item.order for item in report.manifest.items}
    keys = sorted(report.published, key=lambda key: order[report.published[key]])
    return [_row(report, key, pictures) for key in keys]


def _row(report: BuildReport, key: str, pictures: Mapping[str, str]) -> Row:
    alt = report.alts[key]
    texts = {
        language: (alt.text[language].value, alt.text[language].status) if language in alt.text else ("", "missing")
        for language in report.manifest.languages
    }
    if alt.role == "decorative":
        texts = dict.fromkeys(report.manifest.languages, (alt.reason, "decorative"))
    return Row(
        source=key,
        picture=pictures.get(key, ""),
        state="published",
        detail="",
        alts=texts,
        findings=tuple(one for one in report.findings if one.image == report.published[key] and one.rule != "missing"),
        accepted=tuple(one for one in report.accepted if one.finding.image == report.published[key]),
    )


def _excluded(report: BuildReport, pictures: Mapping[str, str]) -> list[Row]:
    return [
        Row(
            source=one.source,
            picture=pictures.get(one.source, ""),
            state="excluded",
            detail=f"{one.reason} of {one.of}: {one.why}" if one.of else f"{one.reason}: {one.why}",
            alts={},
        )
        for one in report.excluded
    ]


def _problems(report: BuildReport) -> list[Row]:
    return [
        Row(source=one.path, picture="", state="problem", detail=f"{one.message} ({one.code})", alts={})
        for one in report.problems
    ]
