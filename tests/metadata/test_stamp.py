"""Credits are put into an encoded picture without touching the picture."""

import subprocess
import sys
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from gallery.errors import CleaningFailed
from gallery.metadata.containers import container_of
from gallery.metadata.credits import Credits, credit_blocks
from gallery.metadata.read import read_metadata
from gallery.metadata.stamp import stamp
from gallery.metadata.verify import private_traces
from gallery.model import Rights
from gallery.thumbnails.encode import encode
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from tests.outside import exiftool
from tests.photos import scene

RIGHTS = Rights(
    creator="Żaneta Łyżwa",
    credit="Urząd Miasta",
    copyright="© Town",
    license_url="https://l/",
    acquire_url="https://a/",
)
FULL = credit_blocks(RIGHTS, alt={"pl": "Orkiestra na rynku", "en": "An orchestra"})
OTHER = credit_blocks(Rights(creator="Anna Nowak"))
ALT = credit_blocks(Rights(), alt={"pl": "Most"})


def made(form: RenditionFormat, mode: str = "RGB") -> bytes:
    """A picture as the encoder of renditions writes it."""
    picture = scene(1, (161, 97)).convert(mode)
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return encode(picture, form, ThumbnailOptions())


BARE = {
    "jpeg": made("jpeg"),
    "png": made("png"),
    "png with alpha": made("png", "RGBA"),
    "webp": made("webp"),
    "webp with alpha": made("webp", "RGBA"),
    "avif": made("avif"),
    "avif with alpha": made("avif", "RGBA"),
}


def pixels(data: bytes) -> np.ndarray:
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture)


@pytest.mark.parametrize("name", BARE)
class TestEveryFormat:
    def test_every_pixel_stays_as_it_was_encoded(self, name: str) -> None:
        bare, new = BARE[name], stamp(BARE[name], FULL)
        container = container_of(bare)
        assert container is not None
        assert container.walk(new).stream() == container.walk(bare).stream()
        assert np.array_equal(pixels(new), pixels(bare))

    def test_the_credits_are_read_back_and_nothing_else_is_there(self, name: str) -> None:
        new = stamp(BARE[name], FULL)
        found = read_metadata(new)
        assert (found.creator, found.credit, found.copyright) == ("Żaneta Łyżwa", "Urząd Miasta", "© Town")
        assert (found.license_url, found.acquire_url, found.captions) == ("https://l/", "", {})
        assert found.alt == {"x-default": "Orkiestra na rynku", "pl": "Orkiestra na rynku", "en": "An orchestra"}
        assert private_traces(new, policy="web") == private_traces(new, policy="archive") == ()
        assert private_traces(new, policy="bare") != ()

    def test_another_program_sees_exactly_these(self, name: str) -> None:
        exif = {} if "avif" in name else {"IFD0:Artist": "Żaneta Łyżwa", "IFD0:Copyright": "© Town"}
        assert exiftool(stamp(BARE[name], FULL)) == exif | {
            "XMP-dc:Creator": "Żaneta Łyżwa",
            "XMP-dc:Rights": "© Town",
            "XMP-photoshop:Credit": "Urząd Miasta",
            "XMP-xmpRights:WebStatement": "https://l/",
            "XMP-iptcCore:AltTextAccessibility": "Orkiestra na rynku",
            "XMP-iptcCore:AltTextAccessibility-pl": "Orkiestra na rynku",
            "XMP-iptcCore:AltTextAccessibility-en": "An orchestra",
        }
        assert exiftool(stamp(BARE[name], Credits())) == {}

    def test_what_was_there_before_leaves_no_trace(self, name: str) -> None:
        """So a warm build makes the files of a cold one."""
        bare = BARE[name]
        for first in (FULL, OTHER, ALT, Credits()):
            for second in (FULL, OTHER, ALT, Credits()):
                assert stamp(stamp(bare, first), second) == stamp(bare, second)
        assert len({stamp(bare, one) for one in (FULL, OTHER, ALT, Credits())}) == 4

    def test_what_is_not_a_bare_picture_is_refused(self, name: str) -> None:
        bare = BARE[name]
        for damaged in (bare[: len(bare) // 2], bare[:100], b"", b"no picture"):
            with pytest.raises(CleaningFailed):
                stamp(damaged, FULL)


@pytest.mark.parametrize("name", ["webp", "webp with alpha"])
def test_webp_is_extended_only_where_it_has_to_be(name: str) -> None:
    """RFC 9649, 2.5 and 2.7: flags say what follows, and the alpha flag stays."""
    new, bare = stamp(BARE[name], FULL), stamp(stamp(BARE[name], FULL), Credits())
    assert (new[12:16], new[20]) == (b"VP8X", 0x1C if "alpha" in name else 0x0C)
    assert bare[12:16] == (b"VP8X" if "alpha" in name else b"VP8 ")


def test_credits_longer_than_a_jpeg_can_hold_are_refused_and_fit_elsewhere() -> None:
    long = credit_blocks(Rights(creator="x" * 16_000), alt={"pl": "y" * 16_000, "en": "z" * 16_000, "de": "ż" * 16_000})
    with pytest.raises(CleaningFailed, match="longer than a JPEG can hold"):
        stamp(BARE["jpeg"], long)
    assert private_traces(stamp(BARE["webp"], long)) == ()


def test_hidden_bytes_do_not_get_through() -> None:
    comment = BARE["jpeg"][:2] + b"\xff\xfe\x00\x08SECRET" + BARE["jpeg"][2:]
    assert stamp(comment, FULL) == stamp(BARE["jpeg"], FULL)


def test_blocks_that_say_more_are_refused() -> None:
    more = FULL.xmp.replace(
        b"<dc:creator>", b"<dc:subject><rdf:Bag><rdf:li>SECRET</rdf:li></rdf:Bag></dc:subject><dc:creator>"
    )
    assert more != FULL.xmp
    for credits in (Credits(xmp=more), Credits(xmp=b"no packet"), Credits(exif=b"MM\0*nonsense")):
        for name in [name for name in BARE if credits.xmp or "avif" not in name]:
            with pytest.raises(CleaningFailed) as refused:
                stamp(BARE[name], credits)
            assert refused.value.code == "withheld"


def test_stamping_needs_neither_numpy_nor_opencv() -> None:
    program = "import gallery.metadata.stamp, sys; print({'numpy', 'cv2'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
