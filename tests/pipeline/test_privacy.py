"""Whatever private thing is put into a gallery that was built, the check names the file and the place."""

import json
import shutil
from base64 import b64encode
from pathlib import Path

import pytest

from gallery import build, check_gallery
from gallery.metadata.policy import POLICIES
from gallery.pipeline.inspection import CheckFinding
from gallery.pipeline.privacy import inspect_privacy
from gallery.storage.files import LocalFiles
from tests.metadata import makers
from tests.photos import jpeg

SERIAL = "SN4711-0815"


def photo(seed: int) -> bytes:
    """A photo by a camera with an owner."""
    tags = [makers.ascii_tag(0xA430, b"Zenobia Kot"), makers.ascii_tag(0xA431, SERIAL.encode())]
    outer = makers.ifd([(0x8769, 4, 1, (26).to_bytes(4, "little"))], 8)
    segment = makers.exif_segment(b"II*\0\x08\0\0\0" + outer + makers.ifd(tags, 8 + len(outer)))
    data = jpeg(seed)
    return data[:20] + segment + data[20:]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("privacy")
    photos = root / "100CANON_A" / "sala"
    photos.mkdir(parents=True)
    for number in (1, 2):
        (photos / f"zdjęcie {number}.jpg").write_bytes(photo(number))
    settings = {"title": {"pl": "Gala w Łodzi"}, "summary": {"pl": "ul. Długa 5/7, 14.05.2026, 12,5000 zł"}}
    build(photos.parent, root / "out", executor="serial", config={"languages": ["pl"], **settings})
    return root / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "out", ignore=shutil.ignore_patterns(".cache")))


def found(out: Path) -> list[CheckFinding]:
    """What the check says of privacy."""
    codes = ("private-", "source-name", "unchecked-file")
    return [one for one in check_gallery(out).findings if one.code.startswith(codes)]


def test_a_clean_gallery_has_no_finding(out: Path) -> None:
    assert found(out) == []


def test_the_report_keeps_the_private_values_as_digests_only(out: Path) -> None:
    text = (out / "report.json").read_text("utf-8")
    assert len(json.loads(text)["secrets"]) == 2
    assert SERIAL not in text
    assert "Zenobia" not in text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("gps.jpg", jpeg(3, gps=True), "GPS position (EXIF at byte 30)"),
        ("com.jpg", makers.jpeg(makers.segment(0xFE, b"mine")), "comment (COM segment at byte 20)"),
        ("end.jpg", makers.jpeg(trailer=b"mine"), "data after the end of the picture (at byte "),
        ("text.png", makers.png(makers.chunk(b"tEXt", b"Comment\0mine")), "comment (tEXt chunk Comment at byte 41)"),
        ("exif.webp", makers.saved(makers.picture(), "WEBP", exif=makers.exif()), "GPS position, "),
    ],
)
def test_a_private_picture_is_named_with_the_place(out: Path, name: str, data: bytes, told: str) -> None:
    (out / "public/images" / name).write_bytes(data)
    (finding,) = found(out)
    assert (finding.path, finding.code) == (f"public/images/{name}", "private-metadata")
    assert told in finding.message
    assert finding.message.endswith("Build again.")


@pytest.mark.parametrize(
    ("planted", "code"),
    [
        ("Zdjęcie 1.jpg", "source-name"),
        ("sala/zdj%C4%99cie%202.jpg", "source-name"),
        ("z folderu 100CANON_A", "source-name"),
        (SERIAL, "private-value"),
        ("zenobia &#75;ot", "private-value"),
        ("C:\\Users\\Jan\\foto.jpg", "private-path"),
        ("latitude: 52.2297", "private-position"),
    ],
)
@pytest.mark.parametrize("name", ["public/index.html", "export/mine/list.csv", "public/gallery.css"])
def test_a_private_text_is_named_with_the_line(out: Path, name: str, planted: str, code: str) -> None:
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else "a;b\n"
    path.write_text(f"{before}<!-- {planted} -->", "utf-8")
    lines = len(before.splitlines())
    findings = {(one.path, one.code) for one in found(out)}
    assert findings == {(name, code)}
    assert all(one.message.startswith(f"Line {lines + (before[-1:] == chr(10))}") for one in found(out))


def test_the_absolute_folder_of_the_photos_is_named_once(out: Path) -> None:
    folder = json.loads((out / "report.json").read_text("utf-8"))["folder"]
    page = out / "public/index.html"
    page.write_text(f"{page.read_text('utf-8')}<!-- {folder}/sala -->", "utf-8")
    assert {one.code for one in found(out)} == {"source-name"}


def test_a_serial_number_in_the_manifest_is_named_with_its_pointer(out: Path) -> None:
    path = out / "public/gallery.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["items"][1]["source"]["serial"] = SERIAL
    path.write_text(json.dumps(manifest), "utf-8")
    (finding,) = found(out)
    assert finding.code == "private-value"
    assert "(/items/1/source/serial)" in finding.message


def test_what_people_write_themselves_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jpg").write_bytes(photo(1))
    rights = {"creator": "Zenobia Kot", "copyright": "© Zenobia Kot"}
    build(tmp_path / "in", tmp_path / "out", executor="serial", config={"rights": rights})
    assert found(tmp_path / "out") == []
    assert len(json.loads((tmp_path / "out/report.json").read_text("utf-8"))["secrets"]) == 1


def test_embedded_pictures_are_checked_like_pictures(out: Path) -> None:
    page = out / "public/index.html"
    drawing = f'<svg><image href="data:image/jpeg;base64,{b64encode(jpeg(3, gps=True)).decode()}"/></svg>'
    address = f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
    clean = f"data:image/jpeg;base64,{b64encode(jpeg(3)).decode()}"
    lines = page.read_text("utf-8").count("\n") + 1
    page.write_text(f'{page.read_text("utf-8")}<img src="{clean}">\n<img src="{address}">', "utf-8")
    (finding,) = found(out)
    assert finding.code == "private-metadata"
    assert finding.message.startswith(
        f"Line {lines + 1}: in an embedded file: Line 1: an embedded picture holds GPS position"
    )


def test_an_embedded_film_cannot_be_checked_and_a_font_is_let_be(out: Path) -> None:
    page = out / "public/index.html"
    binary = b64encode(b"\0\1\2\3").decode()
    page.write_text(
        f"{page.read_text('utf-8')} data:video/mp4;base64,{binary} data:font/woff2;base64,{binary}", "utf-8"
    )
    (finding,) = found(out)
    assert finding.code == "unchecked-file"
    assert "video/mp4" in finding.message


@pytest.mark.parametrize(
    ("name", "severity"),
    [("film.mp4", "error"), ("all.zip", "error"), ("font.woff2", "warning"), (".DS_Store", "warning")],
)
def test_a_binary_file_cannot_be_checked(out: Path, name: str, severity: str) -> None:
    (out / "public" / name).write_bytes(b"\0\0\0\x18binary")
    (finding,) = found(out)
    assert (finding.path, finding.code, finding.severity) == (f"public/{name}", "unchecked-file", severity)


def test_a_text_that_is_too_large_cannot_be_checked(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gallery.pipeline.privacy.LONGEST", 100_000)
    (out / "public/list.txt").write_text("słowo " * 50_000, "utf-8")
    (finding,) = found(out)
    assert finding.code == "unchecked-file"
    assert "too large" in finding.message


def test_a_text_without_a_telling_name_is_let_be(out: Path) -> None:
    (out / "public/nowhere.txt").symlink_to(out / "gone")
    (out / "public/note.txt").write_text("sala, zdjęcie, 100CANON", "utf-8")
    assert found(out) == []


def test_long_names_of_files_are_known_without_their_ending(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/otwarcie-wystawy-2.jpg").write_bytes(photo(1))
    build(tmp_path / "in", tmp_path / "out", executor="serial")
    (tmp_path / "out/public/note.txt").write_text("otwarcie-wystawy-2")
    assert [one.code for one in found(tmp_path / "out")] == ["source-name"]


@pytest.mark.parametrize("report", ["{", "[]", '{"items": [1]}', '{"secrets": 5}', "{}", None])
def test_without_a_sound_report_the_rest_is_still_checked(out: Path, report: str | None) -> None:
    (out / "report.json").unlink() if report is None else (out / "report.json").write_text(report)
    (out / "public/note.txt").write_text("latitude: 52.2297")
    assert {one.code for one in found(out)} == {"private-position"}


def test_a_public_file_may_not_be_named_like_a_source(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text('{"items": [{"source": "IMG_2041.JPG"}], "excluded": [], "problems": []}')
    (tmp_path / "export" / "x").mkdir(parents=True)
    (tmp_path / "export" / "x" / "IMG_2041.JPG").write_bytes(jpeg(1))
    (tmp_path / "export" / "x" / "drawing.svg").write_text("<svg><title>IMG_2041</title></svg>")
    found = {one.path: one.code for one in inspect_privacy(LocalFiles(root=str(tmp_path)), POLICIES["web"])}
    assert found == {"export/x/IMG_2041.JPG": "source-name", "export/x/drawing.svg": "source-name"}
