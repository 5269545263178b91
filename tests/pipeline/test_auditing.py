"""Auditing files and folders: what is looked at, what is reported once, where a finding stands."""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery import audit_file, audit_files, build, export_alts
from gallery.errors import ConfigError, ManifestError
from gallery.pipeline.audit_answer import audit_fields
from gallery.pipeline.audit_page import audit_page
from tests.photos import folder, jpeg

LOGO = '<a href="/"><img src="logo.png"></a>'


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def page(title: str, body: str) -> str:
    return f'<!doctype html>\n<html lang="en"><head><title>{title} - Town of Orlean</title></head><body>\n{body}\n'


class TestFolders:
    def test_pages_and_sheets_at_any_depth_are_found(self, tmp_path: Path) -> None:
        sheet = json.dumps({"language": "en", "images": [{"id": "1", "alt": None}]})
        write(tmp_path, {"a.html": page("A", "<img>"), "b/c.HTM": page("C", "<img>"), "b/alts.json": sheet})
        report = audit_files([tmp_path])
        assert [one.file.rpartition("/")[2] for one in report.files] == ["a.html", "alts.json", "c.HTM"]
        assert report.images == 3

    def test_what_else_lies_there_is_left_aside(self, tmp_path: Path) -> None:
        files = {
            "a.html": page("A", "<img alt='A dog on a leash'>"),
            "a_files/frame.html": page("Ad", "<img>"),
            "b_pliki/ramka.html": page("Ad", "<img>"),
            "package.json": '{"name": "x"}',
            "broken.json": "{",
            "list.json": "[]",
            "text.html": "no markup",
            ".git/x.html": page("X", "<img>"),
        }
        report = audit_files([write(tmp_path, files)])
        assert ([one.file.rpartition("/")[2] for one in report.files], report.problems) == (["a.html"], ())

    def test_a_folder_without_anything_to_audit_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(ManifestError, match="neither a page nor an alt sheet") as caught:
            audit_files([tmp_path])
        assert caught.value.code == "audit-input"
        with pytest.raises(ManifestError, match="no file was named"):
            audit_files([])

    def test_a_file_that_is_named_twice_is_read_once(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": page("A", "<img>")})
        assert len(audit_files([tmp_path / "a.html", tmp_path]).files) == 1

    def test_a_broken_file_is_a_problem_and_the_others_are_audited(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": page("A", "<img>"), "photo.jpg": jpeg()})
        report = audit_files([tmp_path / "photo.jpg", tmp_path / "gone.html", tmp_path])
        assert [one.code for one in report.problems] == ["audit-input", "audit-input"]
        assert [one.finding.rule for one in report.flagged] == ["missing"]

    def test_an_output_folder_stands_for_its_manifest(self, tmp_path: Path) -> None:
        build(folder(tmp_path / "in", 2), tmp_path / "out", executor="serial")
        for named in ("out", "out/public"):
            report = audit_files([tmp_path / named])
            assert ([one.kind for one in report.files], report.images) == (["gallery"], 2)
        lines = (tmp_path / "out/public/gallery.json").read_text().splitlines()
        for one in report.flagged:
            assert one.finding.image in lines[one.place.line - 1][one.place.column - 1 :]

    def test_grades_are_heeded(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": page("A", "<img>")})
        assert audit_files([tmp_path], rules={"missing": "off"}).flagged == ()
        assert str(audit_file(tmp_path / "a.html", rules={"missing": "info"}).findings[0].severity) == "info"
        with pytest.raises(ConfigError, match="unknown alt rule"):
            audit_files([tmp_path], rules={"misssing": "off"})


class TestManyPages:
    def test_the_same_picture_with_the_same_fault_is_reported_once(self, tmp_path: Path) -> None:
        report = audit_files([write(tmp_path, {f"{n}.html": page(f"News {n}", LOGO) for n in range(9)})])
        (one,) = report.flagged
        assert (one.finding.rule, one.place.line, one.picture) == ("missing", 3, "logo.png")
        assert [place.file.rpartition("/")[2] for place in one.also] == [f"{n}.html" for n in range(1, 9)]
        assert report.images == 9

    def test_a_picture_is_known_by_its_bytes_in_whatever_folder_it_was_saved(self, tmp_path: Path) -> None:
        """Browsers save the logo anew with every page."""
        pages = {f"{n}.html": page("News", f"<img src='./{n}_files/l%C3%B3go.png?v={n}'>") for n in range(3)}
        logos: dict[str, str | bytes] = {f"{n}_files/lógo.png": b"logo" for n in range(2)}
        report = audit_files([write(tmp_path, {**pages, **logos, "2_files/lógo.png": b"other"})])
        assert [len(one.also) for one in report.flagged] == [1, 0]

    def test_another_picture_another_text_or_another_folder_is_another_finding(self, tmp_path: Path) -> None:
        pages = {
            "a.html": page("A", "<img src=x.png alt='IMG_1234'>"),
            "b.html": page("B", "<img src=y.png alt='IMG_1234'><img alt='IMG_1234'>"),
            "c/d.html": page("D", "<img src=x.png alt='IMG_1234'><img src=/z.png alt='IMG_1235'>"),
            "e.html": page("E", "<img src=/z.png alt='IMG_1234'><img src='https://example.org/z.png#a' alt='IMG_1'>"),
            "f.html": page("F", "<img src='//example.org/z.png' alt='IMG_1'>"),
        }
        report = audit_files([write(tmp_path, pages)])
        named = [one for one in report.flagged if one.finding.rule == "camera-name"]
        assert [len(one.also) for one in named] == [0, 0, 0, 0, 0, 0, 1]

    def test_within_a_page_every_place_is_named(self, tmp_path: Path) -> None:
        twice = page("A", f"{LOGO}\n{LOGO}")
        report = audit_files([write(tmp_path, {"a.html": twice, "b.html": twice})])
        assert [(one.place.line, len(one.also)) for one in report.flagged] == [(3, 1), (4, 0)]

    def test_the_name_of_the_site_is_learnt_from_the_titles(self, tmp_path: Path) -> None:
        body = "<img src=a.jpg alt='The mayor opens the fair'>"
        write(tmp_path, {"a.html": page("The mayor opens the fair", body), "b.html": page("Another", "")})
        report = audit_files([tmp_path])
        assert report.files[0].headlines == {"en": "The mayor opens the fair"}
        assert [one.finding.rule for one in report.flagged] == ["same-as-headline"]


class TestLanguages:
    def test_a_page_s_own_language_wins(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.html": '<html lang="pl"><img>', "b.html": "<img src=b.jpg>"})
        found = audit_files([tmp_path], language="en").findings
        assert [one.language for one in found] == ["pl", "en"]

    @pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "utf-16", "utf-8-sig"])
    def test_the_headline_is_compared_in_any_encoding(self, tmp_path: Path, encoding: str) -> None:
        html = "<html lang=pl><h1>Święto wsi w Żółkwi</h1><img alt='Święto wsi w Żółkwi'>"
        (tmp_path / "a.html").write_bytes(html.encode(encoding))
        (finding,) = audit_file(tmp_path / "a.html").findings
        assert (finding.rule, finding.alt) == ("same-as-headline", "Święto wsi w Żółkwi")


class TestAnswer:
    def test_one_file_keeps_its_shape_and_grows(self, tmp_path: Path) -> None:
        fields = audit_fields(audit_file(write(tmp_path, {"a.html": page("A", LOGO)}) / "a.html"))
        assert fields["schema"] == "gallery.alt-audit/1"
        assert fields["images"] == 1
        (finding,) = fields["findings"]
        assert {key: finding[key] for key in ("image", "language", "rule", "severity", "alt")} == {
            "image": "img-1", "language": "en", "rule": "missing", "severity": "error", "alt": None,
        }  # fmt: skip
        assert (finding["line"], finding["column"]) == (3, 13)
        assert "line" not in finding["message"]

    def test_other_pages_stand_beside_the_first(self, tmp_path: Path) -> None:
        fields = audit_fields(audit_files([write(tmp_path, {"a.html": page("A", LOGO), "b.html": page("B", LOGO)})]))
        (finding,) = fields["findings"]
        assert finding["file"].endswith("/a.html")
        assert [(one["file"].rpartition("/")[2], one["line"]) for one in finding["also"]] == [("b.html", 3)]
        assert [(one["kind"], one["images"]) for one in fields["files"]] == [("page", 1), ("page", 1)]
        assert json.loads(json.dumps(fields)) == fields

    def test_an_id_of_a_sheet_is_found_however_it_is_written(self, tmp_path: Path) -> None:
        sheet = '{"language": "en",\n "images": [\n  {"alt": null, "id": "\\u0142 \\"1\\""}]}'
        (one,) = audit_files([write(tmp_path, {"alts.json": sheet}) / "alts.json"]).flagged
        assert (one.finding.image, one.place.line, one.place.column) == ('ł "1"', 3, 17)


class TestTables:
    TABLE = (
        "id;source;decorative;alt_pl;alt_en\n"
        "1;a.jpg;;Zdjęcie 1;A dog on a leash\n2;b.jpg;tak;;\n3;c.jpg;;;A cat sleeps\n"
    )

    def test_a_table_is_looked_over_before_it_is_imported(self, tmp_path: Path) -> None:
        (tmp_path / "texts.csv").write_text(self.TABLE, "utf-8")
        report = audit_file(tmp_path / "texts.csv")
        found = {(one.finding.image, one.finding.language, one.finding.rule, one.place.line) for one in report.flagged}
        assert ("1", "pl", "numbered", 2) in found
        assert ("3", "pl", "missing-translation", 4) in found
        assert not [one for one in found if one[0] == "2"]

    def test_a_workbook_is_one_too(self, tmp_path: Path) -> None:
        build(folder(tmp_path / "in", 2), tmp_path / "out", executor="serial")
        export_alts(tmp_path / "out", tmp_path / "alts.xlsx")
        report = audit_file(tmp_path / "alts.xlsx")
        assert ([one.rule for one in report.findings], [one.place.line for one in report.flagged]) == (
            ["missing", "missing"],
            [2, 3],
        )

    def test_in_folders_only_our_tables_are_looked_for(self, tmp_path: Path) -> None:
        write(tmp_path, {"alts.csv": self.TABLE, "members.csv": "name;phone\nA;1\n"})
        report = audit_files([tmp_path])
        assert ([one.kind for one in report.files], report.problems) == (["sheet"], ())

    def test_what_is_no_table_is_named(self, tmp_path: Path) -> None:
        write(tmp_path, {"members.csv": "name;phone\nA;1\n", "ids.csv": "id\n1\n", "alts.xlsx": b"PK"})
        problems = audit_files([tmp_path / name for name in ("members.csv", "ids.csv", "alts.xlsx")]).problems
        assert [one.code for one in problems] == ["alt-table", "alt-table", "alt-table"]


class TestHostileFiles:
    @given(st.binary(max_size=400) | st.text(alphabet="<>{}[]\"'=! /aimgplthd0:,\0", max_size=120).map(str.encode))
    def test_any_bytes_are_findings_or_a_problem(self, data: bytes) -> None:
        with TemporaryDirectory() as folder:
            (Path(folder) / "page.html").write_bytes(data)
            (Path(folder) / "alts.json").write_bytes(data)
            named = audit_files([f"{folder}/page.html", f"{folder}/alts.json"])
            assert {one.code for one in named.problems} <= {"audit-input", "alt-sheet"}
            assert audit_page(named)
            with suppress(ManifestError):  # nothing to audit
                assert audit_files([folder]).problems == ()

    @pytest.mark.parametrize("name", ["photo.jpg", "archive.html"])
    def test_a_picture_is_no_page(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(jpeg() + b"<p><img>")
        with pytest.raises(ManifestError, match="neither"):
            audit_file(tmp_path / name)

    def test_a_damaged_page_is_still_a_page(self, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_bytes(b"<html lang=en><p>" + b"words " * 100 + b"\0\x01\xff<img>")
        assert [one.rule for one in audit_file(tmp_path / "page.html").findings] == ["missing"]


class TestAccepted:
    SHEET = {  # noqa: RUF012 - read only
        "language": "en",
        "images": [
            {"id": "1", "alt": "Photo of a bridge", "suppressed": {"image-of": "a photo in the photo"}},
            {"id": "2", "alt": "Photo of a church"},
        ],
    }

    def test_what_a_person_accepted_is_listed_with_the_reason_and_counts_as_no_finding(self, tmp_path: Path) -> None:
        report = audit_file(write(tmp_path, {"alts.json": json.dumps(self.SHEET)}) / "alts.json")
        assert [(one.finding.image, one.finding.rule) for one in report.flagged] == [("2", "image-of")]
        assert [(one.finding.image, one.reason) for one in report.accepted] == [("1", "a photo in the photo")]
        answer = audit_fields(report)
        assert [(one["image"], one["reason"]) for one in answer["accepted"]] == [("1", "a photo in the photo")]

    def test_the_page_lists_it_too(self, tmp_path: Path) -> None:
        report = audit_file(write(tmp_path, {"alts.json": json.dumps(self.SHEET)}) / "alts.json")
        assert "1 finding accepted by a person" in audit_page(report).decode()
        assert "a photo in the photo" in audit_page(report, language="pl").decode()
