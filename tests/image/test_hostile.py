"""Any bytes at all become a picture or a photo's error, and never anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.errors import PhotoError, UnreadablePhoto
from gallery.image.formats import format_named
from gallery.image.frame import decode
from gallery.image.limits import Limits
from tests.image.files import FORMATS, name_of, png, small
from tests.photos import encoded, mutated, scene

LIMITS = Limits(max_pixels=1_000_000)
HEADS = [small(form)[:length] for form in FORMATS for length in (4, 16, 40, 100)]

_PICTURES = [scene(seed, (40, 30)) for seed in (1, 2, 3)]
MOVING = {
    form: encoded(_PICTURES[0], form, save_all=True, append_images=_PICTURES[1:])
    for form in ("GIF", "PNG", "WEBP", "AVIF")
}


def picture_or_problem(data: bytes, name: str = "") -> None:
    try:
        frame = decode(data, name=name, limits=LIMITS)
    except PhotoError:
        return
    assert frame.picture.mode in ("RGB", "RGBA")
    assert min(frame.picture.size) >= 1
    assert frame.preview()


@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_a_good_beginning_with_anything_behind_it(head: bytes, rest: bytes) -> None:
    picture_or_problem(head + rest)


@given(st.binary(max_size=200), st.sampled_from(["", "a.jpg", "a.heic"]))
def test_anything(data: bytes, name: str) -> None:
    picture_or_problem(data, name)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=200)
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 12))
def test_a_real_file_with_changes(form: str, seed: int, changes: int) -> None:
    picture_or_problem(mutated(small(form), seed, changes), name_of(form))


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
@settings(max_examples=100)
@given(seed=st.integers(0, 2**32), changes=st.integers(0, 6))
@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_a_real_animation_with_changes(form: str, seed: int, changes: int) -> None:
    """Its film ends where it is damaged."""
    try:
        frame = decode(mutated(MOVING[form], seed, changes) if changes else MOVING[form], limits=LIMITS, native=True)
    except PhotoError:
        return
    frames = list(frame.film.frames()) if frame.film else []
    assert len(frames) <= frame.frames
    assert {picture.size for picture, _ in frames} <= {(frame.width, frame.height)}
    assert changes or len(frames) == 3


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40)
@given(share=st.floats(0, 1))
def test_a_real_file_that_is_cut(form: str, share: float) -> None:
    picture_or_problem(small(form)[: int(len(small(form)) * share)], name_of(form))


@pytest.mark.parametrize("size", [(0, 0), (0, 5), (5, 0), (2**31 - 1, 1), (1, 2**31 - 1)])
def test_a_png_of_an_impossible_size(size: tuple[int, int]) -> None:
    with pytest.raises(PhotoError):
        decode(png(*size, rows=b"\0"))


def test_a_picture_that_does_not_fit_into_memory_is_a_problem_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decoder's answer where the system gives it no memory."""

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", full)
    with pytest.raises(UnreadablePhoto, match="not enough memory") as caught:
        decode(small("png"))
    assert caught.value.code == "out-of-memory"


def test_words_of_a_decoder_do_not_reach_the_editor() -> None:
    """Pillow's own message carries a memory address, another one in every run."""
    messages = set()
    for _ in range(2):
        with pytest.raises(UnreadablePhoto) as caught:
            decode(small("webp")[:60] + b"\0" * 40)
        messages.add(caught.value.message)
    assert messages == {"the WEBP picture cannot be decoded"}


def test_every_built_in_format_was_tried() -> None:
    assert [format_named(name).name for name in FORMATS] == list(FORMATS)
