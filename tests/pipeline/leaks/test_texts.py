"""A text is read as its readers read it, and every leak is told with its line."""

import json
from base64 import b64encode

import pytest

from gallery.metadata.secrets import digest
from gallery.pipeline.leaks.embedded import MOST_BYTES, embedded_files
from gallery.pipeline.leaks.texts import embedded, text_of, told
from gallery.pipeline.leaks.words import sought

NOTHING = sought([], [])
NAME = sought(["zdjęcie 1.jpg"], [])


@pytest.mark.parametrize(
    "text",
    [
        "zdjęcie 1.jpg",
        "zdje\u0328cie 1.jpg",
        "ZDJĘCIE 1.JPG",
        "zdj%C4%99cie%201.jpg",
        "zdj&#281;cie&#32;1.jpg",
        "zdj\\u0119cie 1.jpg",
        "zdj\\u0026#281;cie 1.jpg",
        "C:\\x\\\\zdjęcie 1.jpg",
    ],
)
def test_a_source_name_is_found_in_every_form(text: str) -> None:
    assert "source-name" in {code for code, _ in told(f"pierwszy\nnapis {text}", NAME)}


def test_what_is_no_escape_stays() -> None:
    assert list(told("a & b &xyzzy; 100% zdj&#281;cie 2.jpg", NAME)) == []


def test_the_line_is_named() -> None:
    assert list(told("a\nb\n zdj%C4%99cie 1.jpg", NAME)) == [
        ("source-name", "Line 3: the text names the source file zdjęcie 1.jpg. Remove the name.")
    ]


def test_the_place_in_json_is_named_by_its_pointer() -> None:
    text = json.dumps({"items": [{"a/b": 1}, {"a/b": ["x, [y]: \\", "geo:48.1,11.5"]}]})
    ((code, message),) = told(text, NOTHING)
    assert code == "private-position"
    assert message.startswith("Line 1 (/items/1/a~1b/1): ")


def test_the_column_is_named_in_a_long_line() -> None:
    ((_, message),) = told("x" * 300 + " geo:48.1,11.5", NOTHING)
    assert message.startswith("Line 1, column 302: ")


def test_backslashes_in_json_are_escapes() -> None:
    assert list(told(json.dumps({"a": "Plan B:\nnowa.sala i\t/x"}), NOTHING)) == []
    assert [code for code, _ in told(json.dumps({"a": "C:\\new\\a"}), NOTHING)] == ["private-path"]


def test_backslashes_in_a_script_may_be_escapes() -> None:
    assert list(told('<script>{"a": "Plan B:\\nSala"}</script>', NOTHING)) == []
    assert [code for code, _ in told("D:\\nowe", NOTHING)] == ["private-path"]


def test_what_only_begins_like_json_is_read_as_it_stands() -> None:
    assert [code for code, _ in told("{ C:\\Users\\Jan", NOTHING)] == ["private-path"]


def test_of_many_places_the_first_are_told() -> None:
    found = list(told("geo:48.1,11.5\n" * 50, NOTHING))
    assert len(found) == 11
    assert "more" in found[-1][1]


def test_the_folder_of_the_photos_is_told_once() -> None:
    assert [code for code, _ in told("z /home/jan/foto", sought(["/home/jan/foto"], []))] == ["source-name"]


def test_html_comments_are_text() -> None:
    what = sought([], [digest(("s12345",))])
    assert [code for code, _ in told("<p>a</p><!-- aparat S12345 -->", what)] == ["private-value"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa", "a"),
        ("ą".encode("utf-16"), "ą"),
        ("ą".encode("cp1250"), "ą"),
        (b"", ""),
        (b"a\0b", None),
        (b"PK\x03\x04zip", None),
        (b"%PDF-1.7", None),
    ],
)
def test_texts_and_binary_files_are_told_apart(data: bytes, text: str | None) -> None:
    assert text_of(data) == text


def test_embedded_files_are_decoded() -> None:
    encoded = b64encode(b"\xff\xd8 picture").decode()
    page = f'<p>\n<img src="data:image/jpeg;charset=x;base64,{encoded}">'
    assert list(embedded(page)) == [("Line 2", "image/jpeg", b"\xff\xd8 picture")]
    escaped = json.dumps(page).replace("/", "\\/")
    assert [data for _, _, data in embedded(escaped)] == [b"\xff\xd8 picture"]
    assert list(embedded("no base64 here")) == []


@pytest.mark.parametrize(
    ("encoded", "data"),
    [("YQ==", b"a"), ("YQ", b"a"), ("YWJj\n YWJj", b"abcabc"), ("A", b""), ("-_-_", b"\xfb\xff\xbf"), ("YQ==YQ", b"a")],
)
def test_sloppy_base64_is_decoded_as_browsers_do(encoded: str, data: bytes) -> None:
    assert [found for _, _, found in embedded_files(f"data:;base64,{encoded})")] == [data]


def test_no_more_is_decoded_than_fits() -> None:
    assert list(embedded_files("data:;base64," + "A" * (MOST_BYTES // 3 * 4 + 400))) == []
