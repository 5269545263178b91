import csv
from dataclasses import replace
from io import StringIO

from gallery.model import Camera, Captured, Choice, Member, Metadata
from gallery.pipeline.duplicate_table import COLUMNS, duplicate_table
from tests.galleries import photo

FACTS = Metadata(camera=Camera(make="Canon", model="EOS R6"), captured=Captured(local="2026-05-14T10:22:31"))


def choice(kind: str, keep: str, drop: tuple[str, ...], *members: str) -> Choice:
    return Choice(  # type: ignore[arg-type]
        kind=kind, keep=keep, drop=drop, members=tuple(Member(path=key, reason=f"why of {key}") for key in members)
    )


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_row_a_photo_as_polish_excel_opens_it() -> None:
    known = {key: photo(key, metadata=FACTS) for key in ("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg")}
    data = duplicate_table(
        [
            choice("copy", "a.jpg", ("b.jpg",), "a.jpg", "b.jpg"),
            choice("similar", "c.jpg", ("e.jpg",), "c.jpg", "d.jpg", "e.jpg"),
        ],
        known,
    )
    assert data.startswith(b"\xef\xbb\xbfgroup;kind;photo;decision;reason;bytes;")
    header, first, *rest = rows(data)
    assert tuple(header) == COLUMNS
    assert first == [
        "1", "copy", "a.jpg", "keep", "why of a.jpg", "1000000", "4000", "3000", "JPEG", "2026-05-14 10:22:31",
        "Canon EOS R6", known["a.jpg"].sha256,
    ]  # fmt: skip
    assert [(row[0], row[2], row[3]) for row in rest] == [
        ("1", "b.jpg", "drop"),
        ("2", "c.jpg", "keep"),
        ("2", "d.jpg", "publish"),
        ("2", "e.jpg", "drop"),
    ]


def test_without_groups_there_is_a_header_alone() -> None:
    assert rows(duplicate_table([], {})) == [list(COLUMNS)]


def test_a_photo_that_a_person_rejected_is_dropped_even_as_the_best() -> None:
    known = {key: photo(key) for key in ("a.jpg", "b.jpg")}
    table = duplicate_table([choice("exact", "a.jpg", ("a.jpg", "b.jpg"), "a.jpg", "b.jpg")], known)
    assert [row[3] for row in rows(table)[1:]] == ["drop", "drop"]


def test_a_member_that_is_no_photo_has_a_row_without_facts() -> None:
    table = duplicate_table([choice("copy", "a.jpg", (), "a.jpg", "a.cr3")], {"a.jpg": photo("a.jpg")})
    assert rows(table)[2] == ["1", "copy", "a.cr3", "publish", "why of a.cr3", *[""] * 7]


def test_no_name_runs_as_a_formula_or_breaks_its_row() -> None:
    keys = ['=HYPERLINK("http://x";"y").jpg', "+1.jpg", "@a.jpg", "-1.jpg", 'a;b"c\nd.jpg', "\udcff.jpg", "zażółć.jpg"]
    known = {key: replace(photo(metadata=Metadata(camera=Camera(model="=1+1"))), key=key) for key in keys}
    found = rows(duplicate_table([choice("exact", keys[0], tuple(keys[1:]), *keys)], known))[1:]
    assert [row[2] for row in found] == [
        '\'=HYPERLINK("http://x";"y").jpg', "'+1.jpg", "'@a.jpg", "'-1.jpg", 'a;b"c\nd.jpg', "\\xff.jpg", "zażółć.jpg",
    ]  # fmt: skip
    assert {row[10] for row in found} == {"'=1+1"}
