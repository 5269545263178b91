"""Any bytes at all become Metadata, and a clean file or a named problem; in bounded time."""

import random
import time
import warnings
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gallery.errors import PhotoError
from gallery.metadata.clean import clean_metadata
from gallery.metadata.convert import convert
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Metadata
from tests.metadata import makers
from tests.metadata.damage import damaged
from tests.photos import SHARED

FULL = makers.full_files()
DAMAGES = 150  # of each of six formats: about 900
SECONDS = 2.0
WITH_COVERAGE = 10.0  # see test_hostile
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "conference"
REAL = SHARED / "data" / "metadata" / "real"
LARGEST = 400_000
SEEDS = 10


def survives(data: bytes, seconds: float = WITH_COVERAGE) -> None:
    """Read, judge and clean, within so many seconds of processor time."""
    begun = time.process_time()
    assert isinstance(read_metadata(data), Metadata)
    private_traces(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about damaged TIFF tags
        try:
            cleaned = clean_metadata(data)
        except PhotoError as refused:
            assert refused.code  # noqa: PT017 - either outcome is right
            cleaned = None
        assert time.process_time() - begun < seconds
        if cleaned:
            assert private_traces(cleaned.data) == ()
            assert cleaned.media_type == "image/heic" or Image.open(BytesIO(cleaned.data)).size


@pytest.mark.parametrize("name", FULL)
def test_a_damaged_file_is_cleaned_or_refused(name: str) -> None:
    dice = random.Random(f"{name} 1")
    for _ in range(DAMAGES):
        survives(damaged(FULL[name], dice))


@given(st.sampled_from(sorted(FULL)), st.binary(max_size=400))
def test_any_bytes_behind_a_beginning_are_read_or_refused(name: str, tail: bytes) -> None:
    survives(FULL[name][:24] + tail)


@given(st.binary(max_size=64))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    survives(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_many_damaged_files_are_cleaned_or_refused(name: str, seed: int) -> None:
    dice = random.Random(f"{name} {seed}")
    for _ in range(DAMAGES):
        survives(damaged(FULL[name], dice), SECONDS)


def seconds_to_convert(data: bytes) -> float:
    begun = time.process_time()
    with suppress(PhotoError):
        convert(data)
    return time.process_time() - begun


def real_files() -> list[Path]:
    """Photos of the sample event, and of a folder of real ones where there is one."""
    folders = [folder for folder in (SAMPLES, REAL) if folder.is_dir()]
    suffixes = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif", ".heic")
    return [
        path
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in suffixes and 0 < path.stat().st_size <= LARGEST
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", real_files(), ids=lambda path: path.name)
def test_real_files_damaged_are_cleaned_or_refused(path: Path) -> None:
    data = path.read_bytes()
    dice = random.Random(path.name)
    encoding = seconds_to_convert(data)  # of 12 megapixels alone that may be two
    for _ in range(100):
        survives(damaged(data, dice), SECONDS + 2 * encoding)
