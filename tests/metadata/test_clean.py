"""Cleaning: nothing private stays, nothing owed goes, no pixel changes."""

import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from gallery.errors import ConfigError
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers import container_of
from gallery.metadata.options import MetadataOptions
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Metadata, Rights
from tests.metadata import makers

FULL = makers.full_files()
LOSSLESS = ("jpeg", "png", "webp", "gif", "tiff")


def pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGBA")


@pytest.mark.parametrize("name", FULL)
def test_nothing_private_is_left(name: str) -> None:
    cleaned = clean_metadata(FULL[name])
    assert makers.SECRET in FULL[name]
    assert makers.SECRET not in cleaned.data
    assert private_traces(cleaned.data) == ()
    assert private_traces(FULL[name]) == cleaned.removed != ()


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_compressed_picture_is_untouched(name: str) -> None:
    cleaned = clean_metadata(FULL[name])
    before, after = (Image.open(BytesIO(data)) for data in (FULL[name], cleaned.data))
    assert cleaned.status == "cleaned"
    assert cleaned.media_type == f"image/{name}"
    assert getattr(before, "n_frames", 1) == getattr(after, "n_frames", 1)
    assert before.info.get("icc_profile") == after.info.get("icc_profile")
    assert ImageChops.difference(pixels(FULL[name]), pixels(cleaned.data)).getbbox() is None


@pytest.mark.parametrize("name", LOSSLESS)
def test_cleaning_twice_equals_once(name: str) -> None:
    once = clean_metadata(FULL[name])
    twice = clean_metadata(once.data)
    assert twice.data == once.data
    assert twice.removed == ()
    assert twice.kept == once.kept


@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "gif", "avif"])
def test_rights_and_texts_stay_in_every_language(name: str) -> None:
    kept = read_metadata(clean_metadata(FULL[name]).data)
    assert kept.creator == "Ewa Nowak"
    assert kept.credit == "Town press"
    assert kept.license_url == "https://example.org/licence"
    assert (kept.licensor, kept.acquire_url) == ("Town Ltd", "https://example.org/buy")
    assert kept.captions == {"x-default": "Band & mayor", "pl": "Orkiestra i burmistrz"}
    assert kept.alt == {"x-default": "Orkiestra gra", "pl": "Orkiestra gra"}
    assert kept.data_mining.endswith("DMI-PROHIBITED")
    assert kept.digital_source_type.endswith("digitalCapture")
    assert kept.people == ()
    assert not kept.has_gps


def test_words_are_those_of_an_editor() -> None:
    cleaned = clean_metadata(FULL["jpeg"])
    assert {"GPS position", "camera serial number", "uncropped preview picture", "Content Credentials"} <= set(
        cleaned.removed
    )
    assert {"colour profile", "orientation", "copyright", "creator", "alt text", "licence"} <= set(cleaned.kept)


def test_the_first_exif_block_turns_the_picture() -> None:
    assert read_metadata(clean_metadata(FULL["jpeg"]).data).orientation == 6


def test_a_png_is_not_turned_by_what_imagemagick_packed_into_a_text() -> None:
    packed = b"\nexif\n    1000\n" + (b"Exif\0\0" + makers.exif()).hex().encode()
    data = makers.png(makers.chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(packed)))
    cleaned = clean_metadata(data)
    assert read_metadata(cleaned.data).orientation == 1
    assert read_metadata(cleaned.data).copyright == "(c) Town"


def test_adobe_rgb_keeps_its_only_mark() -> None:
    data = makers.jpeg(makers.exif_segment(makers.exif(adobe_rgb=True)))
    cleaned = clean_metadata(data, policy="bare")
    assert Image.open(BytesIO(cleaned.data)).getexif().get_ifd(0xA005)[1] == "R03"
    assert private_traces(cleaned.data, policy="bare") == ()


def test_uncalibrated_without_adobe_rgb_stays_uncalibrated() -> None:
    block = makers.exif(adobe_rgb=True).replace(b"R03\0", b"THM\0")
    cleaned = clean_metadata(makers.jpeg(makers.exif_segment(block)))
    assert Image.open(BytesIO(cleaned.data)).getexif().get_ifd(0x8769)[0xA001] == 0xFFFF
    assert b"THM" not in cleaned.data


@pytest.mark.parametrize(("mode", "options"), [("CMYK", {}), ("RGB", {"keep_rgb": True}), ("L", {})])
def test_colours_that_depend_on_the_adobe_segment_stay(mode: str, options: dict[str, object]) -> None:
    data = makers.jpeg(makers.exif_segment(makers.exif()), image=makers.picture(mode), **options)
    cleaned = clean_metadata(data)
    assert Image.open(BytesIO(cleaned.data)).mode == mode
    assert ImageChops.difference(pixels(data), pixels(cleaned.data)).getbbox() is None


def test_iptc_alone_is_kept_as_xmp() -> None:
    data = makers.jpeg(makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc("latin-1", mark=False))))
    kept = read_metadata(clean_metadata(data).data)
    assert kept.captions == {"x-default": "Grüße vom Fest"}
    assert (kept.creator, kept.credit, kept.copyright) == ("Iwo Byline", "IPTC credit", "(c) IPTC")
    assert kept.license_url == "https://example.org/irb"


def test_the_events_rights_fill_what_is_missing_and_no_more() -> None:
    rights = Rights(
        creator="Event", credit="Event credit", copyright="(c) Event", license_url="https://l", acquire_url="https://a"
    )
    filled = read_metadata(clean_metadata(makers.jpeg(), rights=rights).data)
    assert (filled.creator, filled.credit, filled.copyright) == ("Event", "Event credit", "(c) Event")
    assert (filled.license_url, filled.acquire_url) == ("https://l", "https://a")
    own = read_metadata(clean_metadata(FULL["jpeg"], rights=rights).data)
    assert (own.creator, own.acquire_url) == ("Ewa Nowak", "https://example.org/buy")


def test_a_licensor_without_an_address_gets_the_events() -> None:
    body = '<plus:Licensor><rdf:Seq><rdf:li plus:LicensorName="Agency"/></rdf:Seq></plus:Licensor>'
    data = makers.jpeg(makers.xmp_segment(makers.xmp(body)))
    kept = read_metadata(clean_metadata(data, rights=Rights(acquire_url="https://a")).data)
    assert (kept.licensor, kept.acquire_url) == ("Agency", "https://a")


def test_alt_text_is_written_with_bare_tags_and_a_default() -> None:
    cleaned = clean_metadata(FULL["jpeg"], alt={"pl": "Orkiestra", "en": "A band <plays> & sings", "de": "  "})
    assert read_metadata(cleaned.data).alt == {
        "x-default": "Orkiestra",
        "pl": "Orkiestra",
        "en": "A band <plays> & sings",
    }
    named = clean_metadata(FULL["jpeg"], alt={"pl": "Orkiestra", "x-default": "Band"})
    assert read_metadata(named.data).alt == {"x-default": "Band", "pl": "Orkiestra"}


def test_archive_also_keeps_when_where_and_with_what() -> None:
    kept = read_metadata(clean_metadata(FULL["jpeg"], policy="archive").data)
    assert kept.captured is not None
    assert kept.captured.local == "2026-05-14T10:22:31.12"
    assert kept.camera is not None
    assert (kept.camera.label, kept.camera.body, kept.lens) == ("Canon EOS R6", "", "RF24-105mm")
    assert kept.keywords == ("fair",)
    assert b"Wroclaw" in clean_metadata(FULL["jpeg"], policy="archive").data
    assert "dates" in kept.private


def test_bare_keeps_colour_and_orientation_only() -> None:
    cleaned = clean_metadata(FULL["jpeg"], policy="bare", rights=Rights(creator="Event"), alt={"en": "Band"})
    assert cleaned.kept == ("colour profile", "orientation")
    assert {"captions", "copyright and credits", "alt text"} <= set(cleaned.removed)


def test_every_picture_of_an_animation_stays() -> None:
    frames = [makers.picture("RGBA", shift=shift) for shift in (30, 60)]
    for form, tail in (("WEBP", {}), ("PNG", {})):
        data = makers.saved(makers.picture("RGBA"), form, save_all=True, append_images=frames, duration=80, **tail)
        cleaned = clean_metadata(data, rights=Rights(creator="Event"))
        assert Image.open(BytesIO(cleaned.data)).n_frames == 3
        assert cleaned.status == "cleaned"


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize("lossless", [True, False])
def test_a_simple_webp_gets_room_for_its_rights(mode: str, lossless: bool) -> None:
    data = makers.saved(makers.picture(mode), "WEBP", lossless=lossless)
    cleaned = clean_metadata(data, rights=Rights(creator="Event"))
    assert Image.open(BytesIO(cleaned.data)).mode == mode
    assert read_metadata(cleaned.data).creator == "Event"
    assert container_of(cleaned.data) is container_of(data)


def test_cleaning_needs_neither_numpy_nor_opencv() -> None:
    program = (
        "import sys; from tests.metadata import makers; from gallery.metadata.clean import clean_metadata;"
        "assert clean_metadata(makers.full_jpeg()).status == 'cleaned';"
        "assert not {'numpy', 'cv2'} & set(sys.modules), 'loaded'"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_single_subjects_can_be_kept_and_removed() -> None:
    cleaned = clean_metadata(FULL["jpeg"], keep=("camera",), remove=("captions", "alt"))
    kept = read_metadata(cleaned.data)
    assert kept.camera is not None
    assert (kept.camera.label, kept.captured, kept.captions, kept.alt) == ("Canon EOS R6", None, {}, {})
    assert kept.creator == "Ewa Nowak"
    assert {"camera model", "creator"} <= set(cleaned.kept)


@pytest.mark.parametrize("wrong", [{"policy": "strict"}, {"keep": ("gps",)}, {"remove": ("everything",)}])
def test_a_policy_or_subject_that_there_is_not_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=r"there is no|metadata\.policy"):
        clean_metadata(FULL["jpeg"], **wrong)


def test_a_photoshop_block_in_pieces_is_read_as_one() -> None:
    block = makers.irb(makers.iptc())
    at = block.index(b"IPTC credit")
    pieces = [makers.segment(0xED, b"Photoshop 3.0\0" + piece) for piece in (block[:at], block[at:])]
    cleaned = clean_metadata(makers.jpeg(*pieces))
    assert read_metadata(cleaned.data).credit == "IPTC credit"
    assert makers.SECRET not in cleaned.data


def test_the_name_of_a_profile_in_a_png_is_no_place_to_hide() -> None:
    plain = makers.png(icc_profile=makers.SRGB)
    at = plain.index(b"iCCP")
    packed = plain[at + 4 : at + 4 + int.from_bytes(plain[at - 4 : at], "big")].partition(b"\0")[2]
    named = makers.png(makers.chunk(b"iCCP", b"SECRET name\0" + packed))
    cleaned = clean_metadata(named)
    assert makers.SECRET not in cleaned.data
    assert Image.open(BytesIO(cleaned.data)).info["icc_profile"] == makers.SRGB


FILL = Metadata(
    creator="Anna Nowak",
    credit="Town of Lyon",
    copyright="(c) 2026 Town of Lyon",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    licensor="Town of Lyon",
    acquire_url="https://example.org/licence",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    title={"pl": "Otwarcie"},
    captions={"pl": "Burmistrz otwiera targi"},
    alt={"pl": "Burmistrz przecina wstęgę"},
)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_everything_that_copies_say_is_taken_over(form: str) -> None:
    cleaned = clean_metadata(makers.saved(makers.picture(), form), fill=FILL)
    found = read_metadata(cleaned.data)
    for name in ("creator", "credit", "copyright", "license_url", "licensor", "acquire_url", "data_mining"):
        assert getattr(found, name) == getattr(FILL, name), name
    assert found.digital_source_type == FILL.digital_source_type
    for name in ("title", "captions", "alt"):
        assert getattr(found, name)["pl"] == getattr(FILL, name)["pl"]


def test_settings_of_cleaning_are_those_of_the_reference() -> None:
    assert MetadataOptions() == MetadataOptions(
        policy="web", keep=(), remove=(), write_alt=True, originals=True, formats="auto"
    )
    assert MetadataOptions(keep=("camera",), remove=("rights",)).subjects == ("captions", "alt", "origin", "camera")
