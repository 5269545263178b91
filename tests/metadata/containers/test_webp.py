"""What a WebP announces counts, and nothing else is in the copy."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import Role
from gallery.metadata.containers.webp import file as webp
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Cleaned
from tests.metadata import makers
from tests.metadata.makers import SECRET, SRGB

ALPHA, ICC, EXIF, ANIMATION = 0x10, 0x20, 0x08, 0x02
LOSSY = makers.saved(makers.picture(), "WEBP")[12:]
LOSSLESS = makers.saved(makers.picture("RGBA"), "WEBP", lossless=True)[12:]


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def file(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def extended(flags: int, reserved: bytes = bytes(3)) -> bytes:
    return chunk(b"VP8X", bytes((flags,)) + reserved + struct.pack("<I", 47)[:3] + struct.pack("<I", 31)[:3])


def plane() -> bytes:
    data = makers.saved(makers.picture("RGBA"), "WEBP")
    at = data.index(b"ALPH")
    return data[at : data.index(b"VP8 ")]


def animation() -> bytes:
    pictures = [makers.picture(shift=9)]
    return makers.saved(makers.picture(), "WEBP", save_all=True, append_images=pictures, duration=[100, 300], loop=2)


def seen(data: bytes) -> list[tuple[bytes, object]]:
    image = Image.open(BytesIO(data))
    found = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        found.append((image.convert("RGBA").tobytes(), image.info.get("duration")))
    return found


def cleaned(data: bytes, like: bytes = b"") -> Cleaned:
    """Cleaned without a change to what is seen, and for good."""
    found = clean_metadata(data)
    assert found.status == "cleaned"
    assert SECRET not in found.data
    assert private_traces(found.data) == ()
    assert seen(found.data) == seen(like or data)
    assert clean_metadata(found.data).data == found.data
    return found


@pytest.mark.parametrize(
    "data",
    [
        file(extended(0), chunk(b"ALPH", SECRET), LOSSY),
        file(extended(0), LOSSY, chunk(b"ALPH", SECRET)),
        file(extended(ALPHA), chunk(b"ALPH", SECRET), LOSSLESS),
        file(extended(0), LOSSY, chunk(b"VP8 ", SECRET)),
        file(LOSSY, chunk(b"VP8L", SECRET)),
        file(LOSSY, chunk(b"ALPH", SECRET), chunk(b"ANIM", SECRET), chunk(b"ANMF", SECRET * 5)),
        file(extended(0), LOSSY, chunk(b"ANMF", bytes(16) + chunk(b"VP8 ", SECRET))),
        file(extended(0), LOSSY, chunk(b"ANIM", SECRET)),
    ],
)
def test_pictures_that_are_not_shown_go(data: bytes) -> None:
    like = file(LOSSLESS) if LOSSLESS in data else file(LOSSY)
    assert cleaned(data, like).removed == (words.SECOND_PICTURE,)


def test_one_alpha_plane_stays() -> None:
    whole = makers.saved(makers.picture("RGBA"), "WEBP")
    assert cleaned(whole).removed == ()
    bitstream = whole[whole.index(b"VP8 ") :]
    twice = file(extended(ALPHA), plane(), chunk(b"ALPH", SECRET), bitstream)
    assert cleaned(twice, whole).removed == (words.SECOND_PICTURE,)


def test_an_alpha_channel_that_was_denied_is_not_shown() -> None:
    data = file(extended(0), LOSSLESS)
    assert clean_metadata(data).data == data
    assert clean_metadata(file(extended(ALPHA), LOSSLESS)).data == file(LOSSLESS)


@pytest.mark.parametrize("head", [b"", extended(0)])
def test_blocks_that_are_not_announced_turn_and_colour_nothing(head: bytes) -> None:
    data = file(head, chunk(b"ICCP", SRGB), LOSSY, chunk(b"EXIF", makers.exif()), chunk(b"XMP ", makers.RICH_XMP))
    found = cleaned(data, file(LOSSY))
    assert "icc_profile" not in Image.open(BytesIO(found.data)).info
    assert read_metadata(data).orientation == read_metadata(found.data).orientation == 1
    assert read_metadata(found.data).creator == "Ewa Nowak"
    bare = clean_metadata(file(head, LOSSY, chunk(b"EXIF", makers.exif())))
    assert read_metadata(bare.data).copyright == "(c) Town"


def test_an_exif_block_that_is_announced_turns_the_picture() -> None:
    data = file(extended(EXIF), LOSSY, chunk(b"EXIF", makers.exif()))
    assert read_metadata(cleaned(data).data).orientation == 6


def test_one_profile_stays_without_its_surplus() -> None:
    data = file(extended(ICC), chunk(b"ICCP", SRGB + SECRET), LOSSY, chunk(b"ICCP", SRGB))
    found = cleaned(data)
    assert found.removed == (words.HIDDEN,)
    assert Image.open(BytesIO(found.data)).info["icc_profile"] == SRGB


@pytest.mark.parametrize("flags", [ICC | 0xC1, ICC])
def test_reserved_bits_are_cleared(flags: int) -> None:
    data = file(extended(flags, b"SEC"), chunk(b"ICCP", SRGB), LOSSY)
    found = cleaned(data, file(extended(ICC), chunk(b"ICCP", SRGB), LOSSY))
    assert found.removed == (words.HIDDEN,)
    assert found.data[20:24] == bytes((ICC, 0, 0, 0))


def test_padding_is_zero() -> None:
    odd = file(LOSSY, chunk(b"XMP ", b"x")[:-1] + b"S")
    assert words.HIDDEN in cleaned(odd).removed
    tail = file(LOSSY, chunk(b"XMP ", b"x")[:-1])
    assert words.TRAILER in clean_metadata(tail + b"S").removed


def frame_of(data: bytes) -> tuple[int, int, bytes]:
    at = data.index(b"ANMF")
    end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
    return at, end, data[at + 8 : end]


def with_frame(data: bytes, content: bytes) -> bytes:
    at, end, _ = frame_of(data)
    return file(data[12:at], chunk(b"ANMF", content), data[end:])


def test_an_animation_keeps_its_frames_and_times() -> None:
    assert cleaned(animation()).data == animation()
    _, _, content = frame_of(animation())
    reserved = cleaned(with_frame(animation(), content[:15] + bytes((content[15] | 0xFC,)) + content[16:]))
    assert (reserved.data, reserved.removed) == (animation(), (words.HIDDEN,))
    for extra, word in (
        (chunk(b"ALPH", SECRET), words.HIDDEN),
        (chunk(b"VP8 ", SECRET), words.HIDDEN),
        (b"priv\1\0\0\0SS", words.APPLICATION),
    ):
        found = cleaned(with_frame(animation(), content + extra), animation())
        assert (found.data, found.removed) == (animation(), (word,))


def test_pictures_beside_an_animation_go() -> None:
    data = animation()
    for extra in (chunk(b"VP8 ", SECRET), chunk(b"ALPH", SECRET), chunk(b"ANIM", SECRET)):
        assert cleaned(file(data[12:], extra), data).removed == (words.SECOND_PICTURE,)
    at = data.index(b"ANIM")
    long = file(data[12:at], chunk(b"ANIM", data[at + 8 : at + 14] + SECRET), data[at + 14 :])
    assert cleaned(long, data).removed == (words.HIDDEN,)


@pytest.mark.parametrize("content", [SECRET, bytes(16) + chunk(b"ALPH", SECRET)])
def test_a_frame_without_a_picture_is_no_frame(content: bytes) -> None:
    walk = webp.walk(file(animation()[12:], chunk(b"ANMF", content)))
    assert not walk.sound
    assert [part.name for part in walk.of(Role.PRIVATE)] == [words.DAMAGED]


def test_what_hides_behind_a_profile_goes_and_is_named() -> None:
    data = file(extended(ICC), chunk(b"ICCP", SRGB + SECRET), LOSSY)
    found = cleaned(data)
    assert (found.removed, found.kept) == ((words.HIDDEN,), ("colour profile",))
    assert webp.walk(data).of(Role.PRIVATE)
    padded = file(extended(ICC), chunk(b"ICCP", SRGB + bytes(3)), LOSSY)
    assert webp.walk(padded).of(Role.PRIVATE) == ()


def test_one_profile_counts_and_every_other_goes() -> None:
    for more in (1, 2, 3):
        data = file(extended(ICC), chunk(b"ICCP", SRGB), LOSSY, *[chunk(b"ICCP", SECRET)] * more)
        walk = webp.walk(data)
        assert (len(walk.of(Role.PROFILE)), len(walk.of(Role.PRIVATE))) == (1, more)
