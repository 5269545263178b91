import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.errors import PluginError, UnreadablePhoto, UnsupportedFormat
from gallery.image.formats import BUILT_IN, format_named, format_of, formats
from gallery.image.sniff import HEAD, check_label, sniff
from tests.image.files import FORMATS, name_of, small


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_known_by_its_first_bytes(form: str) -> None:
    assert sniff(small(form)).name == form
    assert sniff(small(form)[:HEAD], name_of(form)).name == form


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["photo", "UPPER", ""])
def test_a_name_without_a_suffix_promises_nothing(form: str, name: str) -> None:
    assert sniff(small(form), name).name == form


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.name)
def test_every_suffix_of_a_format_fits_in_either_case(form: object) -> None:
    for suffix in form.suffixes:  # type: ignore[attr-defined]
        check_label(form, f"a.b/c.d{suffix}")  # type: ignore[arg-type]
        check_label(form, f"C{suffix.upper()}")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "name", "message", "hint"),
    [
        ("png", "a.jpg", "the file is named .jpg but holds a PNG picture", "Rename it to end in .png."),
        ("jpeg", "x/a.PNG", "the file is named .png but holds a JPEG picture", "Rename it to end in .jpg."),
        ("heic", "IMG_1.avif", "the file is named .avif but holds a HEIC picture", "Rename it to end in .heic."),
        ("avif", "IMG_1.HEIC", "the file is named .heic but holds a AVIF picture", "Rename it to end in .avif."),
        ("webp", "a.txt", "the file is named .txt but holds a WEBP picture", "Rename it to end in .webp."),
    ],
)
def test_a_name_that_promises_something_else_is_told(form: str, name: str, message: str, hint: str) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        sniff(small(form), name)
    assert (caught.value.code, caught.value.message, caught.value.hint) == ("mislabelled", message, hint)


def test_an_empty_file_is_empty_whatever_its_name() -> None:
    with pytest.raises(UnreadablePhoto, match=r"the file is empty \(0 bytes\)") as caught:
        sniff(b"", "a.txt")
    assert caught.value.code == "empty"


@pytest.mark.parametrize("name", ["a.jpg", "a.HEIC", "a.tiff"])
@pytest.mark.parametrize(
    "data", [b"\0" * 500, b"<html>", b"\xff\xd8", b"GIF88a....", b"RIFF....WAVE", b"MM\0,\0\0\0\0"]
)
def test_a_photo_by_its_name_that_does_not_begin_like_one_is_broken(data: bytes, name: str) -> None:
    with pytest.raises(UnreadablePhoto, match="does not begin like a picture") as caught:
        sniff(data, name)
    assert caught.value.code == "corrupt"


@pytest.mark.parametrize("name", ["notes.txt", "movie.mp4", "photo", ""])
def test_anything_else_is_not_a_photo(name: str) -> None:
    with pytest.raises(UnsupportedFormat, match="JPEG, PNG, WebP, GIF, AVIF, TIFF and HEIC are read") as caught:
        sniff(b"%PDF-1.7", name)
    assert caught.value.code == "not-a-photo"


@pytest.mark.parametrize(
    ("brands", "name"),
    [
        (b"heic\0\0\0\0mif1heic", "heic"),
        (b"mif1\0\0\0\0mif1avif", "avif"),
        (b"avif\0\0\0\0mif1heic", "avif"),
        (b"msf1\0\0\0\0hevc", "heic"),
        (b"avis\0\0\0\0", "avif"),
    ],
)
def test_the_brands_of_a_file_tell_heic_from_avif(brands: bytes, name: str) -> None:
    assert sniff((8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands).name == name


@pytest.mark.parametrize(
    "head", [b"\0\0\0\x14ftypisom\0\0\0\0mp42", b"\0\0\0\x10ftypqt  \0\0\0\0heic", b"\0\0\0\0ftyp"]
)
def test_a_film_is_not_a_photo(head: bytes) -> None:
    """Brands count inside the box only."""
    with pytest.raises(UnsupportedFormat):
        sniff(head)


@given(st.binary(max_size=80), st.sampled_from(["", "a.jpg", "a.heic", "a.txt", "a.", ".jpg"]))
def test_any_bytes_are_a_format_or_a_photo_error(data: bytes, name: str) -> None:
    try:
        found = sniff(data, name)
    except (UnreadablePhoto, UnsupportedFormat):
        return
    assert found.name in BUILT_IN


def test_a_format_is_found_by_name_and_by_media_type() -> None:
    for form in formats():
        assert format_named(form.name) is form
        assert format_of(form.media_type) is form
    with pytest.raises(PluginError, match=r"did you mean jpeg\?"):
        format_named("jpg")
    with pytest.raises(KeyError):
        format_of("image/bmp")
