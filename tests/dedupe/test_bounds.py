"""What is decided at the very edge of a threshold, and what a default is."""

from dataclasses import fields, replace
from itertools import product
from math import cos, radians, sin

import cv2
import numpy as np
import pytest
from PIL import Image

from gallery.dedupe import align, borders, evidence, features, nearest, quality, rank, sightings, similar, slides
from gallery.dedupe.align import overhang
from gallery.dedupe.blocks import Agreement
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.fingerprint import KEPT, _spread, fingerprint
from gallery.dedupe.hashes import METHODS
from gallery.dedupe.inherit import inherit
from gallery.dedupe.lsh import neighbours
from gallery.dedupe.options import DedupeOptions
from gallery.dedupe.phash import phash
from gallery.dedupe.rank import shot_score
from gallery.dedupe.sightings import Sighting, agreed
from gallery.dedupe.slides import Spots, is_page
from gallery.model import Metadata
from tests.dedupe.pictures import frame, scene
from tests.galleries import photo

TEXTURE = np.random.default_rng(3).integers(0, 256, (200, 400), np.uint8)


def agreement(share: float = 0.9, contradiction: float = 0.0, inner: int = 0) -> Agreement:
    return Agreement(textured=100, agreeing=round(100 * share), differing=round(100 * contradiction), inner=inner)


class TestEvidence:
    @pytest.mark.parametrize(
        ("changes", "copy"),
        [
            ({}, True),
            ({"tint": evidence._TINT + 0.1}, False),
            ({"spots": Spots(word=evidence._WORD_AGREES - 0.01)}, False),
        ],
    )
    def test_pictures_without_corners_are_one_shot_up_to_the_bounds(
        self, changes: dict[str, object], copy: bool
    ) -> None:
        word = Spots(word=evidence._WORD_AGREES)
        edge = Evidence(turn=0, plain=evidence._PLAIN_ALIKE, tint=evidence._TINT, spots=word)
        assert replace(edge, **changes).is_copy is copy  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("tint", "plain", "scene"),
        [
            (evidence._SCENE_TINT, evidence._SCENE_PLAIN, True),
            (evidence._SCENE_TINT + 0.1, evidence._SCENE_PLAIN, False),
            (evidence._SCENE_TINT, evidence._SCENE_PLAIN - 0.01, False),
        ],
    )
    def test_they_are_one_scene_up_to_wider_ones(self, tint: float, plain: float, scene: bool) -> None:
        assert Evidence(turn=0, plain=plain, tint=tint).is_scene is scene

    @pytest.mark.parametrize(
        ("inliers", "share", "scene"),
        [
            (evidence._SCENE_INLIERS, evidence._SCENE_SHARE, True),
            (evidence._SCENE_INLIERS - 1, evidence._SCENE_SHARE, False),
            (evidence._SCENE_INLIERS, evidence._SCENE_SHARE - 0.01, False),
            (evidence._SCENE_MANY, 0.0, True),
            (evidence._SCENE_MANY - 1, 0.0, False),
        ],
    )
    def test_points_make_a_scene_with_some_blocks_or_by_their_number(
        self, inliers: int, share: float, scene: bool
    ) -> None:
        assert Evidence(turn=0, inliers=inliers, agreement=agreement(share=share)).is_scene is scene

    @pytest.mark.parametrize(
        ("inliers", "share", "plain", "meets"),
        [(20, 0.8, 0.0, True), (19, 0.8, 0.0, False), (20, 0.79, 0.0, False), (0, 0.0, 0.8, True)],
    )
    def test_what_somebody_asks_has_to_be_met_whole(
        self, inliers: int, share: float, plain: float, meets: bool
    ) -> None:
        found = Evidence(turn=0, inliers=inliers, agreement=agreement(share=share), plain=plain)
        assert found.meets(20, 0.8) is meets


EDGE = {
    "inliers": similar._UNDATED_INLIERS,
    "share": similar._UNDATED_SHARE,
    "contradiction": similar._UNDATED_CONTRADICTION,
    "inner": 3,
}


@pytest.mark.parametrize(
    ("changes", "one"),
    [
        ({}, True),
        ({"inliers": similar._UNDATED_INLIERS - 1}, False),
        ({"share": similar._UNDATED_SHARE - 0.01}, False),
        ({"contradiction": similar._UNDATED_CONTRADICTION + 0.01}, False),
        ({"inner": 4}, False),
    ],
)
def test_without_times_the_pictures_alone_say_that_it_was_one_moment(changes: dict[str, float], one: bool) -> None:
    facts = EDGE | changes
    blocks = agreement(facts["share"], facts["contradiction"], int(facts["inner"]))
    found = Evidence(turn=0, inliers=int(facts["inliers"]), agreement=blocks)
    assert similar._one_moment(found, None, 30.0) is one


def sighting(number: int, gap: float) -> Sighting:
    one, other = photo(f"one-{number}.jpg"), photo(f"other-{number}.jpg")
    return Sighting(gap=gap, one=one, other=other, at=100.0 * number, score=(0.5, 40))


class TestClocks:
    def test_a_gap_is_believed_from_its_majority_on(self) -> None:
        same = [sighting(number, 3600.0) for number in range(3)]
        odd = [sighting(number, 9000.0 * number) for number in (5, 6, 7)]
        assert sightings._MAJORITY == 0.6
        assert agreed([*same, *odd[:2]]) is not None
        assert agreed([*same, *odd]) is None

    def test_of_two_gaps_with_as_many_sightings_the_smaller_is_told(self) -> None:
        found = [sighting(number, 1000.0 * (number // 3)) for number in range(6)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sightings, "_MAJORITY", 0.5)
            told = agreed(found)
        assert told is not None
        assert (told.gap, told.pairs, told.of_pairs) == (0.0, 3, 6)


class TestPages:
    @staticmethod
    def levels(*shares: tuple[int, float]) -> np.ndarray:
        """A picture of some grey levels, each of a share, the rest spread over what lies far off."""
        counts = [(level, round(share * 10_000)) for level, share in shares]
        rest = 10_000 - sum(count for _, count in counts)
        parts = [np.full(count, level, np.uint8) for level, count in counts]
        return np.concatenate([*parts, np.linspace(30, 120, rest).astype(np.uint8)]).reshape(100, 100)

    @pytest.mark.parametrize(("apart", "page"), [(6, True), (7, False)])
    def test_paper_has_six_levels_to_either_side(self, apart: int, page: bool) -> None:
        grey = self.levels((200, 0.1), (200 - apart, 0.3), (200 + apart, 0.3))
        assert is_page(grey) is page

    def test_a_page_is_one_from_that_share_on(self) -> None:
        assert is_page(self.levels((200, slides._PAPER)))
        assert not is_page(self.levels((200, slides._PAPER - 0.01)))


class TestBorders:
    @pytest.mark.parametrize("turned", [False, True])
    def test_each_side_has_to_keep_a_share_of_its_own(self, turned: bool) -> None:
        wide = np.full((60, 400), 255, np.uint8)
        wide[20:40] = TEXTURE[:20, :400]
        cut = borders.trim(wide.T if turned else wide)
        assert sorted(cut.shape) == [18, 400]

    def test_a_line_is_of_the_border_up_to_its_bounds(self) -> None:
        picture = TEXTURE.copy()
        picture[:3] = 100
        picture[3:6] = 100 + int(borders._SAME)
        picture[6:9, ::2], picture[6:9, 1::2] = 100 - int(borders._FLAT), 100 + int(borders._FLAT)
        assert borders._border(picture) == 10
        picture[8, ::2], picture[8, 1::2] = 95, 105
        assert borders._border(picture) == 9


def rotated(degrees: float, right: float = 0.0, down: float = 0.0) -> np.ndarray:
    angle = radians(degrees)
    return np.array([[cos(angle), -sin(angle), right], [sin(angle), cos(angle), down]])


@pytest.mark.parametrize("degrees", [30, 120, 210, 300])
@pytest.mark.parametrize("shift", [(-700.0, 0.0), (0.0, -700.0), (700.0, 0.0), (0.0, 700.0)])
def test_every_corner_counts_for_the_overhang(degrees: float, shift: tuple[float, float]) -> None:
    matrix = rotated(degrees, *shift)
    corners = [matrix @ (x, y, 1) for x, y in product((0, 200), (0, 100))]
    beyond = [max(-x, -y, x - 250, y - 250) for x, y in corners]
    assert overhang((100, 200), (250, 250), matrix) == pytest.approx(max(beyond))


def test_a_picture_inside_another_has_no_overhang() -> None:
    assert overhang((100, 200), (250, 250), rotated(0, 10, 10)) == 0.0


class TestFeatures:
    def test_a_picture_of_more_than_two_margins_has_corners(self) -> None:
        assert len(features.features(np.ascontiguousarray(TEXTURE[:64]))[0])
        assert not len(features.features(np.ascontiguousarray(TEXTURE[:62]))[0])

    def test_equal_strengths_come_line_by_line(self) -> None:
        tile = np.full((40, 40), 255, np.uint8)
        tile[12:28, 12:28] = 0
        grey = np.tile(tile, (6, 8))
        points, _ = features.features(grey)
        found = sorted(
            (-one.response, one.pt[1], one.pt[0]) for one in cv2.ORB.create(nfeatures=500).detect(grey, None)
        )
        assert points.tolist() == [[x, y] for _, y, x in found]
        assert len({strength for strength, _, _ in found}) < len(found)

    def test_so_many_are_kept_from_all_over_the_picture(self) -> None:
        assert len(fingerprint(frame(scene(3))).features) == 64 * 32 == KEPT * features.DESCRIPTOR
        # The strongest lie in the left quarter; of a picture four times as wide as high.
        points = np.array([[10, 10], [20, 12], [30, 14], [390, 90], [210, 10], [12, 95]], np.float32)
        assert _spread(points, (100, 400)).tolist() == [0, 3, 4, 5, 1, 2]


def test_the_nearest_by_place_is_chosen_among_equally_near_ones() -> None:
    pairs = nearest.paired(np.array([1, 2, 3, 0]), np.array([5, 5, 5, 6]), np.array([7, 7, 7, 7]))
    more = nearest.paired(np.array([1, 1, 2, 2, 3, 3]), np.array([7, 8, 9, 10, 11, 12]), np.zeros(6, np.int64))
    low, high, _ = nearest.unpaired(nearest.nearest(np.concatenate([pairs, more]), few=1))
    kept = set(zip(low.tolist(), high.tolist(), strict=True))
    assert (3, 5) in kept
    assert not {(1, 5), (2, 5)} & kept


def test_neighbours_in_a_short_list_are_all_found() -> None:
    words = np.zeros((3, 32), np.uint8)
    words[2] = 255
    met = {
        (int(one), int(other)) for ones, others in neighbours(words, 3) for one, other in zip(ones, others, strict=True)
    }
    assert met == {(0, 1)}


def test_what_is_the_same_in_every_column_has_no_sign_across() -> None:
    grey = np.repeat(np.linspace(0, 255, 64).astype(np.uint8)[:, None], 64, axis=1)
    rows = np.unpackbits(np.frombuffer(bytes.fromhex(phash(grey)), np.uint8)).reshape(16, 16)
    assert rows[:, 0].any()
    assert not rows[:, 1:].any()


class TestQuality:
    def test_blocks_that_are_nearly_cut_off_say_nothing_of_noise(self) -> None:
        energy = np.array([5.0, 5.0, 0.0, 0.0], np.float32)
        light = np.array([100.0, 100.0, 235.0, 20.0], np.float32)
        assert quality._floor(energy, light) == pytest.approx(5.0)

    def test_white_is_what_is_a_step_from_white(self) -> None:
        half = Image.new("RGB", (64, 64), (252,) * 3)
        half.paste((251,) * 3, (0, 0, 64, 32))
        assert quality.quality(frame(half)).clipped_bright == 0.5

    @pytest.mark.parametrize(("shape", "middle"), [((1, 1), [[1.0]]), ((1, 3), [[0.75, 1.0, 0.75]])])
    def test_one_block_lies_in_the_middle(self, shape: tuple[int, int], middle: list[list[float]]) -> None:
        assert quality._centre_weights(shape).tolist() == middle
        two = quality._centre_weights((2, 1)).ravel().tolist()
        assert two == [0.75, 0.75]

    def test_a_shot_without_any_sharpness_has_the_least_score(self) -> None:
        shot = photo()
        flat = replace(shot, quality=replace(shot.quality, sharpness=0.0))
        assert -30 < shot_score(flat) < shot_score(shot)


def test_what_is_no_merit_of_a_source_is_something_that_files_say() -> None:
    assert {one.name for one in fields(Metadata)} >= rank._NOT_RICH


def test_defaults_are_those_of_the_reference() -> None:
    assert DedupeOptions() == DedupeOptions(
        similar="all",
        clocks={},
        auto_clocks=False,
        max_distance=31,
        min_points=12,
        min_agreement=0.7,
        burst_seconds=30.0,
    )
    assert list(METHODS) == ["phash", "dhash", "ahash", "whash", "colorhash"]
    assert align._LEAST > 2  # so that a picture with fewer corners than that is none


def test_what_is_taken_over_is_told_in_an_editors_words() -> None:
    one = dict.fromkeys(("creator", "credit", "copyright", "license_url", "licensor", "acquire_url"), "x")
    marks = {"digital_source_type": "x", "data_mining": "x", "title": {"pl": "x"}, "captions": {"pl": "x"}}
    copy = photo("copy.jpg", metadata=Metadata(**one, **marks))  # type: ignore[arg-type]
    taken = inherit(photo("kept.jpg", metadata=Metadata()), [copy]).taken
    assert set(taken) >= {"creator", "credit", "copyright notice", "licence", "licensor", "licensor's address"}
    assert set(taken) >= {"mark of origin", "data mining mark", "title", "caption"}
    assert set(taken.values()) == {"copy.jpg"}
