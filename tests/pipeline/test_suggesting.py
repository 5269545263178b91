"""Drafts from a model: asked for, kept, reused, shown to a person, approved by nobody."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gallery import build, export_alts, import_alts, load_manifest, suggest_alts
from gallery.errors import ConfigError, ManifestError, PluginError
from gallery.manifest.encode import encode_manifest
from gallery.model import Progress
from gallery.pipeline.suggested import SuggestReport
from tests.alttext.drafting.server import (
    KEY,
    Asked,
    Reply,
    Server,
    completion,
    entry,
    photos,
    serving,
)
from tests.photos import folder, jpeg, tree

PL = (
    "Kobieta w czerwonym płaszczu wchodzi na scenę",
    "Dwaj muzycy stroją skrzypce za kulisami",
    "Publiczność bije brawo na stojąco w pełnej sali",
    "Dziecko podaje burmistrzowi bukiet słoneczników",
    "Strażacy rozwijają wąż przed remizą",
    "Rowerzyści czekają na linii startu",
)
EN = (
    "A woman in a red coat walks onto the stage",
    "Two musicians tune violins behind the curtain",
    "The audience stands and applauds in a full hall",
    "A child hands the mayor a bunch of sunflowers",
    "Firefighters roll out a hose in front of the station",
    "Cyclists wait at the starting line",
)
CONFIG = {"languages": ["pl"], "title": "Dni Lyonu", "event": {"name": "Dni Lyonu 2026", "people": ["Anna Nowak"]}}


def settings(**changes: object) -> dict[str, object]:
    return {**CONFIG, "thumbnails": {"widths": [320, 1280], "formats": ["webp"], "effort": {"webp": 0}}, **changes}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A gallery of three photos that hold secrets."""
    return made(tmp_path, 3)


def made(tmp_path: Path, count: int, **changes: object) -> Path:
    root = folder(tmp_path / "in", count, gps=True, serial="S-1", artist="Jan Kowalski")
    build(root, tmp_path / "out", config=settings(**changes), executor="serial")
    return tmp_path / "out"


def model(texts: tuple[str, ...] = PL) -> Callable[[Asked], Reply]:
    """A model that says something else of every picture; the same for the same one."""
    known: dict[bytes, str] = {}
    rest = list(texts)

    def answer(asked: Asked) -> Reply:
        for picture in asked.pictures:
            if picture not in known:
                known[picture] = rest.pop(0)
        told = zip(asked.labels, asked.pictures, strict=True)
        return photos(*(entry(label, known[picture], visible_text="LYON") for label, picture in told))

    return answer


def suggest(out: Path, server: Server, **more: Any) -> SuggestReport:
    return suggest_alts(out, **{"endpoint": server.url, "model": "tiny-vision", "config": settings(), **more})


def cells(path: Path, column: str = "alt_pl") -> list[str]:
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";")
    return [row[column] for row in rows]


def test_every_photo_gets_a_draft_of_its_own_and_none_is_approved(out: Path) -> None:
    with serving(model(), language="języku polskim") as server:
        report = suggest(out, server)
    assert [one.alt for one in report.suggestions] == list(PL[:3])
    assert report.counts == {"drafted": 3}
    assert (report.load.requests, report.load.pictures, report.stopped) == (3, 3, "")
    built = build(out.parent / "in", out, config=settings(), executor="serial")
    texts = [alt.text["pl"] for alt in built.alts.values()]
    assert [(one.value, one.source, one.status) for one in texts] == [(text, "model", "draft") for text in PL[:3]]
    assert all(not item.alt.text for item in built.manifest.items)
    public = b"".join(tree(out / "public").values()).decode("utf-8", "replace")
    assert not any(word in public for word in (*PL, "tiny-vision"))


def test_the_request_tells_the_context_and_nothing_private(out: Path) -> None:
    with serving(model()) as server:
        suggest(out, server)
    for asked in server.asked:
        assert "Tytuł galerii: Dni Lyonu\nWydarzenie: Dni Lyonu 2026" in asked.text
        assert "Nazwiska, których wolno użyć: Anna Nowak." in asked.text
        item_ids = [item.id for item in load_manifest(out).items]
        for secret in ("photo-", "S-1", "Kowalski", str(out.parent), *item_ids):
            assert secret.encode() not in asked.raw


def test_a_second_run_asks_nothing_even_without_the_index(out: Path) -> None:
    with serving(model()) as server:
        first = suggest(out, server)
    with serving(Reply(status=500)) as silent:
        again = suggest(out, silent)
        assert [(one.alt, one.reused) for one in again.suggestions] == [(one.alt, True) for one in first.suggestions]
        assert again.load.requests == 0
        assert silent.asked == []


@pytest.mark.parametrize(
    "changed",
    [
        {"model": "other-vision"},
        {"config": settings(event={"people": ["Jan Bąk"]})},
    ],
    ids=["model", "people"],
)
def test_another_model_or_context_is_asked_anew(out: Path, changed: dict[str, Any]) -> None:
    with serving(model()) as server:
        suggest(out, server)
    with serving(model(PL[3:])) as server:
        report = suggest(out, server, **changed)
    assert [one.alt for one in report.suggestions] == list(PL[3:6])
    drafts = json.loads((out / "gallery.drafts.json").read_text("utf-8"))["photos"]
    assert sorted(one["pl"]["earlier"] for one in drafts.values()) == sorted([text] for text in PL[:3])


def test_a_text_that_somebody_wrote_is_not_asked_about_and_told_to_the_model(out: Path) -> None:
    sheet = out / "alts.csv"
    sheet.write_text(sheet.read_text("utf-8-sig").replace(";photo-1.jpg;;;", f";photo-1.jpg;;;{PL[5]}"), "utf-8-sig")
    assert PL[5] in cells(sheet)
    with serving(model()) as server:
        report = suggest(out, server)
        assert len(server.asked) == len(report.suggestions) == 2
    build(out.parent / "in", out, config=settings(), executor="serial")
    with serving(model(PL[2:])) as server:
        suggest(out, server, model="other-vision")
        assert all(f"- {PL[5]}" in asked.text for asked in server.asked)


def test_a_decorative_photo_is_not_asked_about(out: Path) -> None:
    sheet = out / "alts.csv"
    sheet.write_text(sheet.read_text("utf-8-sig").replace(";photo-1.jpg;;;", ";photo-1.jpg;yes;ornament;"), "utf-8-sig")
    build(out.parent / "in", out, config=settings(), executor="serial")
    with serving(model()) as server:
        assert len(suggest(out, server).suggestions) == 2


def test_drafts_are_in_the_exported_sheet_before_the_next_build_and_approved_by_their_state_alone(out: Path) -> None:
    with serving(model()) as server:
        suggest(out, server)
    sheet = out.parent / "sheet.csv"
    export_alts(out, sheet)
    assert cells(sheet) == list(PL[:3])
    build(out.parent / "in", out, config=settings(), executor="serial")
    assert cells(out / "alts.csv") == list(PL[:3])
    again = build(out.parent / "in", out, config=settings(), executor="serial")
    assert {one.text["pl"].status for one in again.alts.values()} == {"draft"}
    assert import_alts(out, sheet).changed == 0
    sheet.write_text(sheet.read_text("utf-8-sig").replace(";draft;", ";approved;"), "utf-8-sig")
    assert import_alts(out, sheet).changed == 3
    approved = build(out.parent / "in", out, config=settings(), executor="serial")
    assert [item.alt.text["pl"].status for item in approved.manifest.items] == ["approved"] * 3


def test_a_draft_that_was_replaced_is_not_taken_for_a_persons_text_when_the_index_is_lost(out: Path) -> None:
    import shutil

    with serving(model()) as server:
        suggest(out, server)
    build(out.parent / "in", out, config=settings(), executor="serial")
    with serving(model(PL[3:])) as server:
        suggest(out, server, model="other-vision")
    assert cells(out / "alts.csv") == list(PL[:3])
    shutil.rmtree(out / ".cache")
    built = build(out.parent / "in", out, config=settings(), executor="serial")
    assert [(one.text["pl"].value, one.text["pl"].status) for one in built.alts.values()] == [
        (text, "draft") for text in PL[3:6]
    ]
    assert not (out / "gallery.edits.json").exists()


def test_an_interrupted_run_keeps_what_came_and_goes_on(out: Path) -> None:
    say = model()

    def interrupted(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with serving(say) as server:
        with pytest.raises(KeyboardInterrupt):
            suggest(out, server, on_event=interrupted)
        assert len(server.asked) == 2
        report = suggest(out, server)
        assert len(server.asked) == 3
    assert [one.reused for one in report.suggestions] == [True, True, False]


def test_a_killed_run_loses_no_answer_either_and_no_build_forgets_one(out: Path) -> None:
    with serving(model()) as server:
        suggest(out, server)
        (out / "gallery.drafts.json").unlink()  # a kill comes before it is written
        build(out.parent / "in", out, config=settings(), executor="serial")
        report = suggest(out, server)
        assert len(server.asked) == 3
    assert report.counts == {"drafted": 3}
    assert (out / "gallery.drafts.json").is_file()


def test_no_more_requests_than_allowed_and_the_next_run_goes_on(out: Path) -> None:
    say = model()
    with serving(say) as server:
        report = suggest(out, server, max_requests=2)
        assert report.counts == {"drafted": 2, "not-asked": 1}
        assert (report.stopped, report.failed) == ("as many requests as allowed were sent", False)
        assert suggest(out, server, max_requests=2).counts == {"drafted": 3}
        assert len(server.asked) == 3


def test_an_estimate_sends_nothing_and_tells_what_a_run_sends(out: Path) -> None:
    with serving(model()) as server:
        estimate = suggest(out, server, estimate=True)
        assert server.asked == []
        report = suggest(out, server)
    assert estimate.estimate
    assert estimate.load == report.load
    assert estimate.load.bytes == sum(len(one.raw) for one in server.asked)


def test_an_estimate_needs_neither_consent_nor_key_nor_network(out: Path) -> None:
    far = {"endpoint": "https://models.example.org/v1", "model": "m", "config": settings(), "key_env": "NOT_SET"}
    assert suggest_alts(out, estimate=True, **far).load.requests == 3  # type: ignore[arg-type]


def test_similar_shots_are_asked_about_together(out: Path) -> None:
    manifest = load_manifest(out)
    first, second, third = manifest.items
    stacked = (replace(first, stack=first.id), replace(second, stack=first.id), third)
    (out / "public/gallery.json").write_bytes(encode_manifest(replace(manifest, items=stacked)))
    with serving(model()) as server:
        report = suggest(out, server)
    assert [asked.labels for asked in server.asked] == [("A", "B"), ("A",)]
    assert [one.alt for one in report.suggestions] == list(PL[:3])


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (completion("Przepraszam, nie mogę w tym pomóc."), "refused"),
        (completion("", finish="content_filter"), "refused"),
        (completion(None), "empty"),
        (completion('{"photos": [', finish="length"), "truncated"),
        (completion("{}{}"), "malformed"),
        (photos(entry("A", kind="decorative")), "decorative"),
        (photos(entry("A", kind="unsure", uncertain=["wszystko"])), "unsure"),
        (photos(entry("A", "Zdjęcie przedstawia scenę z muzykami")), "needs-person"),
        (photos(entry("A", "The mayor greets the guests at the town hall")), "wrong-language"),
    ],
)
def test_what_is_no_draft_is_a_state_that_is_remembered_until_asked_again(out: Path, reply: Reply, state: str) -> None:
    with serving(reply) as server:
        report = suggest(out, server)
        assert report.counts == {state: 3}
        assert all(one.alt is None for one in report.suggestions)
        sent = len(server.asked)
        assert suggest(out, server).counts == {state: 3}
        assert len(server.asked) == sent
        suggest(out, server, again=True)
        assert len(server.asked) == 2 * sent
    assert not (out / "gallery.drafts.json").exists()
    built = build(out.parent / "in", out, config=settings(), executor="serial")
    assert all(not alt.text and alt.role == "missing" for alt in built.alts.values())


@pytest.mark.parametrize("status", [500, 400])
def test_a_service_that_fails_is_given_up_after_three_and_asked_again_the_next_time(
    tmp_path: Path, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gallery.alttext.drafting.waiting.TRIES", 1)
    out = made(tmp_path, 5)
    with serving(Reply(status=status, body={})) as server:
        report = suggest(out, server)
    state = "server-error" if status == 500 else "rejected"
    assert report.counts == {"not-asked": 2, state: 3}
    assert report.failed
    with serving(model()) as server:
        assert suggest(out, server).counts == {"drafted": 5}


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (Reply(status=401, body={}), "rejected"),
        (Reply(status=404, body={}), "rejected"),
        (Reply(status=307, body={}, headers={"Location": "http://127.0.0.1:1/"}), "rejected"),
        (Reply(status=429, body={}, headers={"Retry-After": "900"}), "rate-limited"),
    ],
)
def test_what_every_other_request_would_meet_ends_the_run_at_once(out: Path, reply: Reply, state: str) -> None:
    with serving(reply) as server:
        report = suggest(out, server)
        assert len(server.asked) == 1
    assert report.counts == {"not-asked": 2, state: 1}
    assert report.failed


def test_each_language_is_asked_for_in_its_own_words(tmp_path: Path) -> None:
    out = made(tmp_path, 2, languages=["pl", "en", "de"])
    by_language = {"języku polskim": model(PL), "English": model(EN)}

    def both(asked: Asked) -> Reply:
        return next(say for name, say in by_language.items() if f"{name}." in asked.system)(asked)

    with serving(both) as server:
        report = suggest(out, server, languages=["en", "pl"])
    assert [(one.language, one.alt) for one in report.suggestions] == [
        *(("pl", text) for text in PL[:2]),
        *(("en", text) for text in EN[:2]),
    ]
    with pytest.raises(ConfigError, match="no language fr"), serving(both) as server:
        suggest(out, server, languages=["fr"])


def test_pictures_go_nowhere_else_without_consent(out: Path) -> None:
    with pytest.raises(ConfigError, match=r"sent to https://models\.example\.org") as refused:
        suggest_alts(out, endpoint="https://models.example.org/v1", model="m", config=settings())
    assert refused.value.code == "consent"


def test_the_settings_beside_the_photos_may_hold_the_consent(out: Path) -> None:
    """It is found, and then the host is not: names below .invalid lead nowhere (RFC 6761)."""
    (out.parent / "in/gallery.toml").write_text('[alt]\nconsent = "https://models.invalid"\n')
    report = suggest_alts(out, endpoint="https://models.invalid/v1", model="m")
    assert report.counts == {"unreachable": 3}
    assert report.failed


def test_the_key_is_sent_and_written_nowhere(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUR_KEY", KEY)
    with serving(model(), key=KEY) as server:
        report = suggest(out, server, key_env="OUR_KEY")
    assert report.counts == {"drafted": 3}
    assert KEY.encode() not in b"".join(tree(out).values())
    assert KEY not in repr(report)


def test_without_the_library_the_extra_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "httpx", None)
    with serving(model()) as server, pytest.raises(PluginError) as missing:
        suggest(out, server)
    assert missing.value.code == "plugin-unavailable"
    assert "event-gallery[suggest]" in missing.value.hint


def test_a_photo_whose_public_pictures_are_gone_is_named_and_the_others_are_asked_about(out: Path) -> None:
    first = load_manifest(out).items[0]
    for one in first.renditions:
        (out / "public" / one.path).unlink()
    with serving(model()) as server:
        report = suggest(out, server)
    assert report.counts == {"drafted": 2, "no-picture": 1}
    assert report.incomplete


def test_damaged_drafts_stop_a_build_and_are_not_overwritten(out: Path) -> None:
    (out / "gallery.drafts.json").write_text("{")
    with pytest.raises(ManifestError, match="damaged"):
        build(out.parent / "in", out, config=settings(), executor="serial")
    with serving(model()) as server, pytest.raises(ManifestError):
        suggest(out, server)
    assert (out / "gallery.drafts.json").read_text() == "{"


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"endpoint": "http://localhost"},
        {"model": "m"},
        {"endpoint": "http://localhost", "model": "m", "max_requests": 0},
        {"endpoint": "http://localhost", "model": "m", "timeout": 0},
    ],
)
def test_nonsense_is_refused_before_anything_is_touched(out: Path, arguments: dict[str, Any]) -> None:
    before = tree(out)
    with pytest.raises(ConfigError) as refused:
        suggest_alts(out, config=settings(), **arguments)
    assert refused.value.code == "usage"
    assert tree(out) == before


def test_the_progress_is_told(out: Path) -> None:
    told: list[tuple[int, int]] = []
    with serving(model()) as server:
        suggest(out, server, on_event=lambda one: told.append((one.done, one.total)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_picture_with_anything_else_in_it_is_not_sent(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last look fails closed, should making the picture ever let something through."""
    monkeypatch.setattr("gallery.pipeline.outgoing.outgoing_jpeg", lambda data: jpeg(1, (64, 48), gps=True))
    with serving(model()) as server:
        report = suggest(out, server)
        assert server.asked == []
    assert report.counts == {"no-picture": 3}
    assert "it was not sent" in report.suggestions[0].message


def test_of_a_burst_the_shots_that_can_be_had_are_asked_about(out: Path) -> None:
    manifest = load_manifest(out)
    items = tuple(replace(item, stack=manifest.items[0].id) for item in manifest.items)
    for one in items[1].renditions:
        (out / "public" / one.path).unlink()
    (out / "public/gallery.json").write_bytes(encode_manifest(replace(manifest, items=items)))
    with serving(model()) as server:
        report = suggest(out, server)
        assert [asked.labels for asked in server.asked] == [("A", "B")]
    assert [one.state for one in report.suggestions] == ["drafted", "no-picture", "drafted"]


@pytest.mark.parametrize(
    "report",
    [
        None,
        '{"schema": "gallery.report/1"}',
        '{"schema": "gallery.report/1", "items": 7, "folder": "\\u0000"}',
        "/* event-gallery */",
    ],
)
def test_a_gallery_without_its_report_sheet_and_index_is_asked_about_all_the_same(
    out: Path, report: str | None
) -> None:
    import shutil

    shutil.rmtree(out / ".cache")
    (out / "report.json").unlink()
    if report is not None:
        (out / "report.json").write_text(report)
    (out / "alts.csv").write_bytes(b"PK\x03\x04 a spreadsheet under a wrong name")
    with serving(model()) as server:
        assert suggest(out, server, config=None).counts == {"drafted": 3}
