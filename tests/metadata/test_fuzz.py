"""Any bytes at all become Metadata, and a clean file or a named problem."""

import random
import warnings
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gallery.errors import PhotoError
from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Metadata
from tests.metadata import makers

FULL = makers.full_files()
MUTATIONS = 170  # of each of six formats: about 1,000


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The file with bytes flipped, cut out, doubled, or its end missing."""
    new = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(new))
        length = dice.randint(1, 40)
        match dice.randrange(5):
            case 0:
                new[at] ^= 1 << dice.randrange(8)
            case 1:
                new[at : at + 4] = dice.choice([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\1"])
            case 2 if len(new) > 100:
                del new[at : at + length]
            case 3:
                new[at:at] = new[at : at + length]
            case _ if dice.random() < 0.2:
                del new[max(at, 12) :]
    return bytes(new)


def survives(data: bytes) -> None:
    assert isinstance(read_metadata(data), Metadata)
    private_traces(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about damaged TIFF tags
        try:
            cleaned = clean_metadata(data)
        except PhotoError:
            return
    assert private_traces(cleaned.data) == ()
    assert Image.open(BytesIO(cleaned.data)).size


@pytest.mark.parametrize("name", FULL)
def test_a_damaged_file_is_cleaned_or_refused(name: str) -> None:
    dice = random.Random(f"{name} 1")
    for _ in range(MUTATIONS):
        survives(mutated(FULL[name], dice))


@given(st.sampled_from(sorted(FULL)), st.binary(max_size=400))
def test_any_bytes_behind_a_beginning_are_read_or_refused(name: str, tail: bytes) -> None:
    survives(FULL[name][:24] + tail)


@given(st.binary(max_size=64))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    survives(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("seed", range(20))
def test_many_damaged_files_are_cleaned_or_refused(name: str, seed: int) -> None:
    dice = random.Random(f"{name} {seed}")
    for _ in range(MUTATIONS):
        survives(mutated(FULL[name], dice))
