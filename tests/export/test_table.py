import csv
from io import StringIO

import pytest

from gallery.export.table import COLUMNS, Csv
from gallery.model import Manifest, ManifestAlt, Rights
from tests.galleries import item, manifest, written


def rows(one: Manifest) -> list[dict[str, str]]:
    ((name, data),) = Csv().export(one)
    assert name == "photos.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_there_is_a_row_for_each_photo_and_language() -> None:
    table = rows(
        manifest(item(1, alt=written(pl="Zażółć"), caption={"en": "Opening"}), base_url="https://example.org/g/")
    )
    assert tuple(table[0]) == COLUMNS
    assert [(row["language"], row["alt"], row["status"], row["caption"]) for row in table] == [
        ("pl", "Zażółć", "approved", ""),
        ("en", "", "", "Opening"),
    ]
    assert table[0]["image"] == "https://example.org/g/images/gala-01234567-640.webp"
    assert (table[0]["width"], table[0]["height"], table[0]["role"]) == ("640", "426", "informative")


def test_credit_is_said_and_where_there_is_none_the_author() -> None:
    credits = [Rights(creator="A", credit="B"), Rights(creator="A"), Rights()]
    table = rows(manifest(*(item(order, rights=one) for order, one in enumerate(credits, 1)), languages=("pl",)))
    assert [row["credit"] for row in table] == ["B", "A", ""]


def test_a_photo_without_renditions_has_no_address() -> None:
    (row,) = rows(manifest(item(1, renditions=()), languages=("pl",), base_url="https://example.org/"))
    assert (row["image"], row["width"]) == ("", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_run_as_a_formula(start: str) -> None:
    text = f'{start}HYPERLINK("https://example.org";"x")'
    (row,) = rows(manifest(item(1, alt=written(pl=text), caption={"pl": text}), languages=("pl",)))
    assert row["alt"] == row["caption"] == f"'{text}"


def test_separators_quotes_and_lines_stay_in_their_cell() -> None:
    text = 'a;"b"\nc'
    (row,) = rows(manifest(item(1, alt=written(pl=text)), languages=("pl",)))
    assert row["alt"] == text


def test_a_decorative_picture_says_so() -> None:
    (row,) = rows(manifest(item(1, alt=ManifestAlt(role="decorative")), languages=("pl",)))
    assert (row["role"], row["alt"]) == ("decorative", "")
