"""What renditions keep of a photo when they are asked to: its colours, its movement, and a budget of bytes."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from gallery.image.frame import decode
from gallery.metadata.credits import credit_blocks
from gallery.metadata.stamp import stamp
from gallery.metadata.verify import private_traces
from gallery.model import Focal, Rights
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render
from gallery.thumbnails.shapes import shapes
from tests.image.files import heic
from tests.photos import encoded, scene, smooth
from tests.profiles import to_srgb, wide_gamut

OPTIONS = ThumbnailOptions(
    widths=(40, 80), formats=("webp", "jpeg", "avif", "png"), crops={"square": "30x30"}, effort={"webp": 0, "avif": 10}
)
KEEP = replace(OPTIONS, profile="keep")
FILM = replace(OPTIONS, animation="keep")
PROFILE = wide_gamut(b"A very wide gamut")
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
CREDITS = credit_blocks(Rights(creator="Jan Kowalski", credit="Urząd Miasta"), alt={"pl": "Most"})
COLOUR = (90, 160, 120)


def made(data: bytes, options: ThumbnailOptions, focal: Focal = Focal(x=0.5, y=0.5)) -> dict[str, bytes]:  # noqa: B008
    frame = decode(data, native=options.profile == "keep")
    wanted = shapes((frame.width, frame.height), options, film=frame.film is not None)
    return {one.path: file for _, one, file in render(frame, wanted, "x", options, focal)}


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        return picture


def wide(form: str = "PNG", mode: str = "RGB", profile: bytes = PROFILE, **parameters: object) -> bytes:
    return encoded(Image.new("RGB", (160, 100), COLOUR).convert(mode), form, icc_profile=profile, **parameters)


@pytest.fixture(scope="module")
def film() -> bytes:
    """A GIF of three pictures, the second half transparent, played three times in all."""
    second = Image.new("RGBA", (160, 100), (0, 0, 0, 0))
    second.paste((0, 255, 0, 255), (0, 0, 80, 100))
    pictures = [Image.new("RGBA", (160, 100), (255, 0, 0, 255)), second, Image.new("RGBA", (160, 100), "blue")]
    return encoded(
        pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=[100, 240, 60], loop=2, disposal=2
    )


class TestProfile:
    @pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
    def test_kept_colours_stay_and_every_file_says_what_they_are(self, form: str) -> None:
        files = made(wide(form, quality=100), KEEP)
        assert len(files) == 3 * 4
        for file in files.values():
            picture = opened(file)
            assert picture.info["icc_profile"] == PROFILE
            assert np.abs(np.subtract(picture.getpixel((9, 9)), COLOUR)).max() <= 6  # type: ignore[arg-type]

    def test_those_of_a_heic_too(self) -> None:
        """As phones write them."""
        picture = Image.new("RGB", (160, 100), COLOUR)
        picture.info["icc_profile"] = PROFILE
        for file in made(heic(picture), KEEP).values():
            assert opened(file).info["icc_profile"] == PROFILE

    @pytest.mark.parametrize("mode", ["RGBA", "P"])
    def test_so_they_do_with_transparency_and_with_a_palette(self, mode: str) -> None:
        for file in made(wide(mode=mode), KEEP).values():
            assert opened(file).info["icc_profile"] == PROFILE

    def test_else_they_come_to_srgb(self) -> None:
        for file in made(wide(), OPTIONS).values():
            picture = opened(file)
            assert "icc_profile" not in picture.info
            assert np.abs(np.subtract(picture.getpixel((9, 9)), to_srgb(COLOUR))).max() <= 6  # type: ignore[arg-type]

    def test_what_is_compared_and_shown_first_is_srgb_in_any_case(self) -> None:
        kept, turned = decode(wide(), native=True), decode(wide())
        assert kept.picture.tobytes() == turned.picture.tobytes()
        assert kept.preview() == turned.preview()
        assert (turned.native, turned.profile) == (turned.picture, b"")
        assert kept.native.tobytes() != kept.picture.tobytes()

    @pytest.mark.parametrize(
        ("mode", "profile"),
        [
            ("RGB", SRGB),
            ("RGB", wide_gamut(b"sRGB IEC61966-2.1")),
            ("RGB", PROFILE + b"hidden"),
            ("RGB", PROFILE[:200]),
            ("RGB", PROFILE.replace(b"acsp", b"xxxx")),
            ("RGB", PROFILE.replace(b"RGB ", b"GRAY")),
            ("L", PROFILE),
            ("CMYK", PROFILE),
        ],
        ids=["srgb", "called-srgb", "more", "less", "none", "grey", "on-grey", "on-cmyk"],
    )
    def test_other_profiles_are_never_kept(self, mode: str, profile: bytes) -> None:
        data = wide("TIFF" if mode == "CMYK" else "PNG", mode, profile)
        assert made(data, KEEP) == made(data, OPTIONS)

    def test_a_photo_without_one_is_what_it_is_anyway(self) -> None:
        data = encoded(smooth((160, 100)), "PNG")
        assert made(data, KEEP) == made(data, OPTIONS)

    def test_exactly_this_profile_passes_where_nothing_else_may(self) -> None:
        for path, file in made(wide(), KEEP).items():
            for credits in (credit_blocks(Rights()), CREDITS):
                stamped = stamp(file, credits)
                assert opened(stamped).info["icc_profile"] == PROFILE, path
                assert private_traces(stamped, policy="web") == ()
                assert stamp(stamped, credits) == stamped


class TestFilm:
    def test_webp_moves_and_the_rest_is_the_first_frame(self, film: bytes) -> None:
        files = made(film, FILM)
        assert {path for path in files if getattr(opened(files[path]), "n_frames", 1) > 1} == {
            "x-40.webp",
            "x-80.webp",
            "x-160.webp",
            "x-square-30.webp",
        } & set(files)
        assert np.abs(np.subtract(opened(files["x-40.jpg"]).getpixel((9, 9)), (255, 0, 0))).max() < 10  # type: ignore[arg-type]

    @pytest.mark.parametrize(("name", "size"), [("x-80.webp", (80, 50)), ("x-square-30.webp", (30, 30))])
    def test_every_frame_is_there_at_its_size(self, film: bytes, name: str, size: tuple[int, int]) -> None:
        file = made(film, FILM, Focal(x=0.0, y=0.5))[name]
        with Image.open(BytesIO(file)) as picture:
            assert (picture.n_frames, picture.size, picture.info["loop"]) == (3, size, 3)  # type: ignore[attr-defined]
            seen = []
            for number in range(3):
                picture.seek(number)
                picture.load()
                seen.append((picture.info["duration"], picture.convert("RGBA").getpixel((3, 25))))
        assert [time for time, _ in seen] == [100, 240, 60]
        for (_, colour), wanted in zip(seen, ((255, 0, 0), (0, 255, 0), (0, 0, 255)), strict=True):
            assert np.abs(np.subtract(colour[:3], wanted)).max() < 10  # type: ignore[index]

    def test_half_of_the_second_frame_is_clear(self, film: bytes) -> None:
        with Image.open(BytesIO(made(film, FILM)["x-80.webp"])) as picture:
            picture.seek(1)
            picture.load()
            alpha = picture.convert("RGBA").getchannel("A")
        assert (alpha.getpixel((5, 25)), alpha.getpixel((75, 25))) == (255, 0)

    def test_it_can_be_stamped_and_holds_nothing_else(self, film: bytes) -> None:
        for file in made(film, FILM).values():
            stamped = stamp(file, CREDITS)
            assert private_traces(stamped, policy="web") == ()
            assert getattr(opened(stamped), "n_frames", 1) == getattr(opened(file), "n_frames", 1)
            assert stamp(stamped, credit_blocks(Rights())) == stamp(file, credit_blocks(Rights()))

    def test_the_same_animation_gives_the_same_bytes(self, film: bytes) -> None:
        assert made(film, FILM) == made(film, FILM)

    def test_one_whose_frames_are_alike_is_a_still_picture(self) -> None:
        picture = scene(1, (160, 100))
        data = encoded(picture, "WEBP", save_all=True, append_images=[picture.copy()], duration=80, kmin=0, kmax=0)
        files = made(data, FILM)
        assert all(getattr(opened(file), "n_frames", 1) == 1 for file in files.values())

    def test_a_wide_gamut_moves_too(self) -> None:
        pictures = [Image.new("RGB", (160, 100), colour) for colour in (COLOUR, (20, 60, 90))]
        data = encoded(
            pictures[0], "WEBP", save_all=True, append_images=pictures[1:], icc_profile=PROFILE, lossless=True
        )
        file = stamp(made(data, replace(KEEP, animation="keep"))["x-80.webp"], CREDITS)
        with Image.open(BytesIO(file)) as picture:
            assert (picture.n_frames, picture.info["icc_profile"]) == (2, PROFILE)  # type: ignore[attr-defined]
            picture.load()
            assert np.abs(np.subtract(picture.convert("RGB").getpixel((9, 9)), COLOUR)).max() < 10  # type: ignore[arg-type]


class TestBudget:
    def test_files_fit_and_those_that_fitted_are_as_they_were(self) -> None:
        data = encoded(scene(1, (160, 120)), "PNG")
        free = made(data, OPTIONS)
        budget = len(free["x-80.jpg"]) - 500
        bound = made(data, replace(OPTIONS, max_bytes={"80": budget}))
        assert len(bound["x-80.jpg"]) <= budget < len(free["x-80.jpg"])
        assert bound["x-80.png"] == free["x-80.png"]
        assert bound["x-160.jpg"] == free["x-160.jpg"] if "x-160.jpg" in free else True
        assert all(bound[path] == free[path] for path in free if len(free[path]) <= budget)

    def test_an_animation_fits_too(self) -> None:
        pictures = [scene(seed, (80, 60)) for seed in (1, 2, 3)]
        data = encoded(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], lossless=True)
        free = made(data, FILM)["x-80.webp"]
        bound = made(data, replace(FILM, max_bytes={"80": len(free) * 3 // 4}))["x-80.webp"]
        assert len(bound) <= len(free) * 3 // 4
        assert opened(bound).n_frames == 3  # type: ignore[attr-defined]
