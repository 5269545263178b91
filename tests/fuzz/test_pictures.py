"""Picture files with changes in their structure, through everything that reads them."""

import random
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gallery import find_duplicates, make_thumbnails
from gallery.dedupe.fingerprint import fingerprint
from gallery.dedupe.quality import quality
from gallery.errors import GalleryError, PhotoError
from gallery.image.frame import decode
from gallery.image.limits import Limits
from gallery.image.thumbhash import thumbhash
from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Focal
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render
from gallery.thumbnails.shapes import shapes
from tests.fuzz.harness import fuzz, needs_alarm
from tests.fuzz.parts import Part
from tests.fuzz.structures import mutated, taken_apart
from tests.image.files import heic, name_of, small
from tests.image.test_hostile import MOVING
from tests.metadata import makers
from tests.metadata.planted import everything
from tests.photos import encoded, scene, smooth

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200), needs_alarm]

FORMATS = ("jpeg", "png", "webp", "gif", "avif", "heic", "tiff")
CASES = 4_000
LIMITS = Limits(max_pixels=20_000_000)
OPTIONS = ThumbnailOptions(widths=(16, 40), crops={"square": "20x20"}, formats=("webp", "jpeg"))


@cache
def files(form: str) -> list[bytes]:
    """Files of a format: plain, full of metadata, progressive, moving, with every private place in use."""
    full = {**makers.full_files(), "heic": heic(smooth((64, 48)), b"Exif\0\0" + makers.exif())}
    found = [small(form), full[form]]
    if form == "jpeg":
        found += [encoded(scene(1, (90, 60)), progressive=True), encoded(scene(2, (64, 64)).convert("CMYK"))]
    if form.upper() in MOVING:
        found.append(MOVING[form.upper()])
    found += [one.data for one in everything() if one.container.lower().startswith(form)][::7]
    return found


@cache
def parts(form: str) -> tuple[list[list[Part]], list[Part]]:
    apart = [taken_apart(form, data) for data in files(form)]
    return apart, [part for one in apart for part in one]


def picture(form: str, dice: random.Random) -> bytes:
    apart, every = parts(form)
    return mutated(form, dice.choice(apart), every, dice)


def cleaned(data: object) -> bool:
    """Clean, or a named problem; what is clean is provably so, and opens."""
    assert isinstance(data, bytes)
    read_metadata(data)
    private_traces(data)
    try:
        done = clean_metadata(data)
    except PhotoError as refused:
        assert refused.code
        assert refused.message
        return False
    assert private_traces(done.data) == ()
    if done.media_type != "image/heic":
        with Image.open(BytesIO(done.data)) as opened:
            assert min(opened.size) > 0
    return True


def seen(data: object) -> bool:
    """Decoded, measured and rendered, or a named problem."""
    assert isinstance(data, bytes)
    try:
        frame = decode(data, limits=LIMITS)
        fingerprint(frame)
        assert quality(frame).sharpness >= 0
        assert frame.preview()
        thumbhash(frame.picture if frame.alpha else frame.small)
        wanted = shapes((frame.width, frame.height), OPTIONS, film=frame.film is not None)
        made = list(render(frame, wanted, "photo", OPTIONS, Focal(x=0.5, y=0.5)))
    except PhotoError as refused:
        assert refused.code
        return False
    assert len(made) == len(wanted)
    return True


@pytest.mark.parametrize("form", FORMATS)
def test_changed_pictures_are_cleaned_or_refused(form: str) -> None:
    fuzz(f"clean {form}", CASES, lambda dice: picture(form, dice), cleaned)


@pytest.mark.parametrize("form", FORMATS)
def test_changed_pictures_are_seen_or_refused(form: str) -> None:
    fuzz(f"decode {form}", CASES, lambda dice: picture(form, dice), seen)


def test_changed_pictures_are_compared_or_refused() -> None:
    def handful(dice: random.Random) -> list[tuple[str, bytes]]:
        return [(form, picture(form, dice)) for form in dice.choices(FORMATS, k=8)]

    def compared(case: object) -> bool:
        assert isinstance(case, list)
        with tempfile.TemporaryDirectory() as folder:
            for number, (form, data) in enumerate(case):
                (Path(folder) / f"{number}-{name_of(form)}").write_bytes(data)
            found = find_duplicates(folder, executor="serial")
        assert found.photos == len(case)
        return len(found.problems) < len(case)

    fuzz("dedupe", 400, handful, compared)


def test_changed_pictures_become_thumbnails_or_problems() -> None:
    def handful(dice: random.Random) -> list[bytes]:
        return [picture(dice.choice(FORMATS), dice) for _ in range(4)]

    def rendered(case: object) -> bool:
        assert isinstance(case, list)
        try:
            made = make_thumbnails(case, executor="serial", config={"thumbnails": {"widths": [32]}})
        except GalleryError as refused:
            assert refused.message
            return False
        assert len(made.files) + len(made.problems) == len(case)
        return bool(made.files)

    fuzz("thumbnails", 400, handful, rendered)
