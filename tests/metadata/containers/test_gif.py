"""The blocks of a GIF: nothing hides in them, and none of them loses what it says of the picture."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import Role
from gallery.metadata.containers.gif import file as gif
from gallery.metadata.containers.gif.blocks import loop_parts, unblocked
from gallery.metadata.containers.gif.canvas import hidden_images
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Cleaned
from tests.metadata import makers
from tests.metadata.makers import SECRET, SRGB

COMMENT = b"\x21\xfe\6SECRET\0"
TEXT = b"\x21\x01\x0c" + bytes(12) + b"\6SECRET\0"


def loops(*contents: bytes, name: bytes = b"NETSCAPE2.0") -> bytes:
    return b"\x21\xff\x0b" + name + blocked(*contents)


def blocked(*contents: bytes) -> bytes:
    return b"".join(bytes((len(content),)) + content for content in contents) + b"\0"


def profile(data: bytes) -> bytes:
    return b"\x21\xff\x0bICCRGBG1012" + blocked(*(data[at : at + 200] for at in range(0, len(data), 200)))


def still() -> bytes:
    return makers.saved(makers.picture("P"), "GIF", transparency=1, duration=500)


def film() -> bytes:
    pictures = [makers.picture("P", shift=40)]
    return makers.saved(makers.picture("P"), "GIF", save_all=True, append_images=pictures, duration=[200, 700], loop=3)


def behind_control(data: bytes, *blocks: bytes) -> bytes:
    at = data.index(b"\x21\xf9\4") + 8
    return data[:at] + b"".join(blocks) + data[at:]


def before_control(data: bytes, *blocks: bytes) -> bytes:
    at = data.index(b"\x21\xf9\4")
    return data[:at] + b"".join(blocks) + data[at:]


def image(x: int, y: int, width: int, height: int) -> bytes:
    return b"\x2c" + struct.pack("<HHHH", x, y, width, height) + b"\0\x08\6SECRET\0"


def seen(data: bytes) -> list[tuple[bytes, object, object]]:
    opened = Image.open(BytesIO(data))
    found = []
    for number in range(getattr(opened, "n_frames", 1)):
        opened.seek(number)
        found.append((opened.convert("RGBA").tobytes(), opened.info.get("duration"), opened.info.get("loop")))
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


@pytest.mark.parametrize("between", [COMMENT, loops(b"\1\2\0"), loops(b"\1\2\0") + COMMENT + COMMENT, b"\0"])
def test_a_control_belongs_to_the_next_image_whatever_lies_between(between: bytes) -> None:
    found = cleaned(behind_control(still(), between))
    assert Image.open(BytesIO(found.data)).info["duration"] == 500
    assert found.data.count(b"\x21\xf9\4") == 1


def test_a_control_of_a_text_goes_with_it() -> None:
    control = b"\x21\xf9\4\4\x40\0\0\0"
    found = cleaned(before_control(film(), control + TEXT), film())
    assert found.data == film()
    assert found.removed == (words.COMMENT,)


@pytest.mark.parametrize(
    "data",
    [
        before_control(film(), b"\x21\xf9\4\4SEC\0"),
        film()[:-1] + b"\x21\xf9\4\4SEC\0;",
        film().replace(b"\x21\xf9\4\0", b"\x21\xf9\4\xe0"),
        film().replace(b"\x21\xf9\4\0\x14\0\0\0", b"\x21\xf9\4\0\x14\0\0\3SEC\0"),
    ],
)
def test_a_control_says_nothing_but_how_the_image_is_shown(data: bytes) -> None:
    found = cleaned(data, film())
    assert data != found.data == film()
    assert found.removed == (words.HIDDEN,)


def test_a_transparent_colour_that_is_not_used_is_cleared() -> None:
    data = film().replace(b"\x21\xf9\4\0\x14\0\0\0", b"\x21\xf9\4\0\x14\0S\0")
    assert data != film() == cleaned(data).data


def test_reserved_bits_of_an_image_are_cleared() -> None:
    data = still()
    at = data.index(b"\x2c\0\0\0\0\x30\0")
    assert cleaned(data[: at + 9] + bytes((data[at + 9] | 0x1F,)) + data[at + 10 :]).data == data


@pytest.mark.parametrize("block", [loops(b"\1\3\0", b"\2SECR"), loops(b"\2SECR", b"\1\3\0SECRET")])
def test_a_number_of_runs_stays_alone(block: bytes) -> None:
    found = cleaned(film().replace(loops(b"\1\3\0"), block), film())
    assert (found.data, found.removed) == (film(), (words.HIDDEN,))


def test_the_last_number_of_runs_before_the_first_image_counts() -> None:
    several = loops(b"\1SE") + loops(b"\1\7\0") + loops(b"\2SECR")
    assert loops(b"\1\3\0") in film()
    found = cleaned(film().replace(loops(b"\1\3\0"), several))
    assert found.data == film().replace(loops(b"\1\3\0"), loops(b"\1\7\0"))


def test_a_number_of_runs_of_the_other_name_stays() -> None:
    block = loops(b"\1\3\0", name=b"ANIMEXTS1.0")
    assert block in cleaned(film().replace(loops(b"\1\3\0"), block)).data


def test_a_profile_stays_and_nothing_else_in_its_block() -> None:
    found = cleaned(before_control(still(), profile(SRGB + SECRET), profile(SRGB)))
    assert found.removed == (words.HIDDEN,)
    assert found.kept == ("colour profile",)
    assert [unblocked(part.data[14:]) for part in gif.walk(found.data).of(Role.PROFILE)] == [SRGB]


def test_a_profile_that_is_none_goes() -> None:
    found = cleaned(before_control(still(), profile(SECRET * 90)))
    assert (found.removed, found.kept) == ((words.HIDDEN,), ())


@pytest.mark.parametrize("hidden", [image(0, 0, 0, 9), image(0, 0, 9, 0), image(48, 0, 9, 9), image(0, 32, 9, 9)])
def test_images_that_no_browser_shows_go(hidden: bytes) -> None:
    control = b"\x21\xf9\4\0\0\0\0\0"
    for data in (film()[:-1] + hidden + b";", film()[:-1] + control + hidden + b";"):
        found = cleaned(data, film())
        assert (found.data, found.removed) == (film(), (words.HIDDEN,))


def test_the_first_image_makes_the_canvas_larger() -> None:
    data = still()
    small = data[:6] + struct.pack("<HH", 8, 8) + data[10:]
    assert cleaned(small).removed == ()


def test_a_packet_in_sub_blocks_is_read() -> None:
    packet = makers.RICH_XMP
    pieces = blocked(*(packet[at : at + 255] for at in range(0, len(packet), 255)))
    found = cleaned(still()[:-1] + b"\x21\xff\x0bXMP DataXMP" + pieces + b";")
    assert read_metadata(found.data).creator == "Ewa Nowak"


def test_an_image_below_the_canvas_is_shown_where_the_first_made_it_larger() -> None:
    screen = struct.pack("<HH", 8, 8)
    first, below, beside = image(0, 10, 8, 20), image(0, 25, 4, 4), image(9, 0, 4, 4)
    assert hidden_images([first, below, beside], screen) == {2}


def test_a_loop_that_is_cut_before_its_end_is_private() -> None:
    block = b"\x21\xff\x0bNETSCAPE2.0\1x"
    assert [part.role for part in loop_parts(block)] == [Role.PRIVATE]


@pytest.mark.parametrize(
    ("first", "later", "hidden"),
    [
        ((100, 0, 50, 10), (149, 9, 5, 5), False),  # the first image makes the canvas as wide as it reaches
        ((100, 0, 50, 10), (150, 9, 5, 5), True),
        ((0, 100, 10, 50), (9, 149, 5, 5), False),
        ((0, 100, 10, 50), (9, 150, 5, 5), True),
        ((0, 0, 5, 5), (9, 9, 5, 5), False),  # the canvas is larger than that image
        ((0, 0, 5, 5), (10, 0, 5, 5), True),
        ((0, 0, 5, 5), (0, 0, 0, 5), True),
        ((0, 0, 5, 5), (0, 0, 5, 0), True),
    ],
)
def test_an_image_outside_the_canvas_is_hidden(
    first: tuple[int, int, int, int], later: tuple[int, int, int, int], hidden: bool
) -> None:
    blocks = [image(*first), COMMENT, image(*later)]
    assert hidden_images(blocks, struct.pack("<HH", 10, 10)) == ({2} if hidden else set())
