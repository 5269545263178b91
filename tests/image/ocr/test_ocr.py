"""Words in pictures, read by what is installed; and what happens where nothing is."""

import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PIL import Image, ImageDraw, ImageFont

from gallery.errors import PluginError
from gallery.image import ocr
from gallery.image.ocr import read_words
from tests.photos import encoded, jpeg

needs_reader = pytest.mark.skipif(
    not (find_spec("rapidocr") and find_spec("onnxruntime")), reason="the extra event-gallery[ocr] is not installed"
)

POLISH = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""Pillow's own font draws every Polish letter as the same empty box."""

LINES = ("Święto Miasta Żory", "Wstęp wolny, zapraszamy")


def board(*lines: str, size: int = 34) -> bytes:
    """A notice board."""
    picture = Image.new("RGB", (500, 320), "white")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((20, 30 + 60 * number), line, font=ImageFont.load_default(size), fill="black")
    return encoded(picture, quality=88)


def turned(degrees: int) -> bytes:
    """A notice in Polish, photographed from the side."""
    picture = Image.new("RGB", (500, 220), "white")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(LINES):
        draw.text((20, 30 + 70 * number), line, font=ImageFont.truetype(POLISH, 32), fill="black")
    picture = picture.rotate(degrees, expand=True, fillcolor="white")
    picture.thumbnail((512, 512))
    return encoded(picture, quality=88)


@needs_reader
@pytest.mark.filterwarnings("default")
class TestRapid:
    def test_lines_are_read_from_the_top(self) -> None:
        assert read_words(board("Library closed", "until 1 June"), "rapidocr") == ("Library closed", "until 1 June")

    @pytest.mark.skipif(not POLISH.exists(), reason="the font DejaVu Sans is not installed")
    @pytest.mark.parametrize("degrees", [0, 10, 30, 90, 180, 270])
    def test_polish_letters_are_read_however_the_picture_is_turned(self, degrees: int) -> None:
        assert sorted(read_words(turned(degrees), "rapidocr")) == sorted(LINES)

    def test_nothing_is_asked_of_the_network(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*words: Any) -> NoReturn:
            raise AssertionError(f"a connection to {words}")

        monkeypatch.setattr(socket.socket, "connect", refused)
        monkeypatch.setattr(ocr, "_made", type(ocr._made)())
        assert read_words(board("Wystawa"), "rapidocr") == ("Wystawa",)

    def test_a_photo_without_words_has_none(self) -> None:
        assert read_words(jpeg(3), "rapidocr") == ()

    def test_small_print_is_left_to_those_who_come_near(self) -> None:
        assert read_words(board("Opening hours of the office", size=9), "rapidocr") == ()

    def test_it_says_nothing_by_itself(self, capfd: pytest.CaptureFixture[str]) -> None:
        read_words(board("Rynek"), "rapidocr")
        assert capfd.readouterr() == ("", "")

    @pytest.mark.parametrize("data", [b"", b"no picture", jpeg(1)[:300]])
    def test_what_is_no_picture_is_told(self, data: bytes) -> None:
        with pytest.raises(PluginError, match="the text reader rapidocr failed"):
            read_words(data, "rapidocr")


def test_an_unknown_reader_is_told() -> None:
    with pytest.raises(PluginError, match="there is no text reader rapidocd"):
        read_words(jpeg(1), "rapidocd")


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(ocr, "_made", type(ocr._made)())
    with pytest.raises(PluginError) as told:
        read_words(jpeg(1), "rapidocr")
    assert "event-gallery[ocr]" in told.value.hint
