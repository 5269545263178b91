"""Cleaning fails closed: what cannot be proven clean and whole is a named problem."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from gallery.errors import CleaningFailed
from gallery.metadata.assemble import assemble
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.jpeg.file import JPEG
from gallery.metadata.policy import POLICIES
from tests.metadata import makers

FULL = makers.full_files()


@pytest.mark.parametrize("cut", [2, 40])
def test_a_truncated_photo_is_a_problem_and_not_a_copy(cut: int) -> None:
    data = FULL["jpeg"]
    start = data.rindex(b"\xff\xda")
    with pytest.raises(CleaningFailed) as caught:
        clean_metadata(data[: start + cut])
    assert caught.value.code in ("truncated", "corrupt")


def test_a_checksum_that_does_not_fit_is_a_problem() -> None:
    data = makers.png()
    at = data.index(b"IDAT") + 10
    with pytest.raises(CleaningFailed):
        clean_metadata(data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :])


def test_an_animation_that_breaks_off_keeps_its_beginning() -> None:
    data = makers.saved(makers.picture("P"), "GIF", save_all=True, append_images=[makers.picture("P", shift=9)])
    cleaned = clean_metadata(data[:-20])
    assert cleaned.status == "cleaned"
    assert Image.open(BytesIO(cleaned.data)).n_frames == 2
    assert clean_metadata(cleaned.data).data == cleaned.data


def test_chunks_out_of_step_are_a_problem() -> None:
    data = makers.png()
    with pytest.raises(CleaningFailed):
        clean_metadata(data[:33] + b"\0\0\0\5tEXtSECRET" + data[33:])


def test_a_picture_larger_than_the_limit_is_refused() -> None:
    data = makers.png()
    head = makers.chunk(b"IHDR", struct.pack(">II", 60_000, 60_000) + data[24:29])
    with pytest.raises(CleaningFailed):
        clean_metadata(data[:8] + head + data[33:])


def test_an_assembler_that_lets_something_through_withholds_the_file() -> None:
    leaky = replace(JPEG, assemble=lambda walk, exif, xmp: JPEG.assemble(walk, exif, xmp) + makers.SECRET)  # type: ignore[misc]
    assert assemble(leaky, JPEG.walk(FULL["jpeg"]), b"", b"", POLICIES["web"]) is None


def test_an_assembler_that_changes_the_picture_withholds_the_file() -> None:
    changed = replace(JPEG, assemble=lambda walk, exif, xmp: makers.jpeg(image=makers.picture(shift=1)))
    assert assemble(changed, JPEG.walk(FULL["jpeg"]), b"", b"", POLICIES["web"]) is None


@pytest.mark.parametrize("fresh", [b"nothing known", b"\xff\xd8\xff\xd9"])
def test_a_conversion_that_went_wrong_withholds_the_file(monkeypatch: pytest.MonkeyPatch, fresh: bytes) -> None:
    monkeypatch.setattr("gallery.metadata.convert.convert", lambda data: fresh)
    with pytest.raises(CleaningFailed) as caught:
        clean_metadata(makers.saved(makers.picture(), "TIFF", save_all=True, append_images=[makers.picture()]))
    assert caught.value.code == "withheld"


@pytest.mark.parametrize(
    "data",
    [
        makers.jpeg(makers.icc_segment(b"SECRET" * 40)),
        makers.png(makers.chunk(b"iCCP", b"SECRET\0\0" + zlib.compress(b"no profile"))),
        makers.png(makers.chunk(b"iCCP", b"SECRET\0\0not compressed")),
    ],
)
def test_a_profile_that_is_none_goes(data: bytes) -> None:
    cleaned = clean_metadata(data)
    assert makers.SECRET not in cleaned.data
    assert cleaned.kept == ()


@pytest.mark.parametrize(
    "data",
    [
        makers.jpeg(makers.icc_segment(makers.SRGB + makers.SECRET)),
        makers.riff(makers.saved(makers.picture("RGBA"), "WEBP", icc_profile=makers.SRGB + makers.SECRET)),
    ],
)
def test_what_hides_behind_a_profile_goes_and_the_profile_stays(data: bytes) -> None:
    cleaned = clean_metadata(data)
    assert makers.SECRET not in cleaned.data
    assert Image.open(BytesIO(cleaned.data)).info["icc_profile"] == makers.SRGB


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"\0", "not-a-photo"), (b"%PDF-1.7", "not-a-photo")])
def test_what_is_no_photo_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(CleaningFailed) as caught:
        clean_metadata(data)
    assert caught.value.code == code


LANGUAGES = ("pl", "en", "de", "cs", "fr", "uk")


def test_texts_too_long_for_a_jpeg_withhold_the_file() -> None:
    languages = "".join(f'<rdf:li xml:lang="{tag}">{"x" * 15_000}</rdf:li>' for tag in LANGUAGES)
    body = f"<dc:description><rdf:Alt>{languages}</rdf:Alt></dc:description>"
    data = makers.png(makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + makers.xmp(body)))
    assert clean_metadata(data).status == "cleaned"
    with pytest.raises(CleaningFailed) as caught:
        clean_metadata(makers.jpeg(), alt=dict.fromkeys(LANGUAGES, "x" * 15_000))
    assert caught.value.code == "withheld"
