"""Which photo of a group is kept."""

from collections.abc import Sequence

import pytest

from gallery.dedupe.choose import choose
from gallery.dedupe.options import DedupeOptions
from gallery.model import Choice, Decisions, Group, Link, Metadata, Photo, PhotoDecision, Quality
from tests.dedupe.pictures import photo, taken

RICH = taken("2026-05-14T10:22:31")


def chosen(kind: str, photos: Sequence[Photo], similar: object = "all", **decided: PhotoDecision) -> Choice:
    keys = sorted(one.key for one in photos)
    link_kind = "copy" if kind == "copy" else kind
    links = tuple(Link(first=keys[0], second=key, kind=link_kind, reason="212 points") for key in keys[1:])  # type: ignore[arg-type]
    by_key = {one.key: one for one in photos}
    decisions = Decisions(photos={by_key[key].sha256: said for key, said in decided.items()})
    one = Group(kind=kind, members=tuple(keys), links=links)  # type: ignore[arg-type]
    return choose(one, by_key, DedupeOptions(similar=similar), decisions)  # type: ignore[arg-type]


def reason(choice: Choice, key: str) -> str:
    return next(member.reason for member in choice.members if member.path == key)


def shot(
    key: str,
    sharpness: float = 100.0,
    *,
    noise: float = 1.0,
    white: float = 0.0,
    brightness: float = 118.0,
    **changes: object,
) -> Photo:
    measured = Quality(sharpness=sharpness, noise=noise, clipped_dark=0.0, clipped_bright=white, brightness=brightness)
    return photo(key, quality=measured, **changes)


def test_the_largest_copy_is_kept_and_all_others_dropped() -> None:
    choice = chosen("copy", [photo("a", width=400, height=300), photo("b"), photo("c", width=800, height=600)])
    assert (choice.keep, choice.drop) == ("b", ("a", "c"))
    assert choice.members[0].path == "b"
    assert reason(choice, "b") == "kept: 4000 x 3000 px, the others are smaller"
    assert "same shot as a (212 points)" in reason(choice, "c")
    assert "800 x 600 px" in reason(choice, "c")


@pytest.mark.parametrize(
    ("better", "worse", "because"),
    [
        ({"metadata": RICH}, {"bytes": 2_000_000}, "names its camera"),
        ({"bytes": 2_000_000}, {}, "least compressed"),
        ({"metadata": Metadata(creator="A. Nowak", title={"en": "Opening"})}, {}, "first by metadata and name"),
        ({}, {}, "first by metadata and name"),
    ],
)
def test_among_equal_sizes_the_better_source_is_kept(
    better: dict[str, object], worse: dict[str, object], because: str
) -> None:
    """The camera's own file before its export, the less compressed, the richer, the first by name."""
    first, second = ("b", "c") if better == worse else ("c", "b")
    choice = chosen("copy", [photo(first, **better), photo(second, **worse)])
    assert choice.keep == first
    assert because in reason(choice, first)


def test_a_frame_around_a_camera_file_does_not_win_by_its_pixels() -> None:
    choice = chosen("copy", [photo("framed", height=4000), photo("plain", metadata=RICH)])
    assert choice.keep == "plain"
    assert "still names its camera" in reason(choice, "plain")


def test_a_small_export_does_not_win_by_its_camera() -> None:
    choice = chosen("copy", [photo("full"), photo("export", width=800, height=600, metadata=RICH)])
    assert choice.keep == "full"
    assert reason(choice, "full") == "kept: 4000 x 3000 px, the others are smaller"


def test_equal_files_say_so() -> None:
    choice = chosen("exact", [photo("x", sha256="f" * 64), photo("y", sha256="f" * 64)])
    assert reason(choice, "x") == "kept: it is the same file as the others; the first name stays"
    assert reason(choice, "y").startswith("left out: same bytes as x; ")


def test_equal_pixels_name_the_other_file() -> None:
    photos = [photo("x", bytes=2_000_000), photo("y")]
    links = (Link(first="x", second="y", kind="exact", reason="same pixels, other metadata"),)
    choice = choose(Group(kind="exact", members=("x", "y"), links=links), {p.key: p for p in photos}, DedupeOptions())
    assert "same pixels as x, other metadata" in reason(choice, "y")


def test_a_group_without_links_still_has_reasons() -> None:
    photos = {key: photo(key) for key in "xy"}
    choice = choose(Group(kind="copy", members=("x", "y")), photos, DedupeOptions())
    assert "in one group with x" in reason(choice, "y")


@pytest.mark.parametrize(
    ("similar", "dropped"), [("all", ()), ("best", ("a", "c")), (2, ("a",)), (1, ("a", "c")), (9, ())]
)
def test_the_setting_says_how_many_of_a_burst_are_published(similar: object, dropped: tuple[str, ...]) -> None:
    choice = chosen("similar", [shot("a", 10), shot("b", 300), shot("c", 200)], similar)
    assert (choice.keep, choice.drop) == ("b", dropped)
    assert "sharpness 300" in reason(choice, "b")
    assert reason(choice, "a").startswith("left out" if "a" in dropped else "published beside")


@pytest.mark.parametrize(
    ("best", "other"),
    [
        (shot("b", 200), shot("a", 100)),
        (shot("b", 100), shot("a", 130, white=0.3)),
        (shot("b", 100), shot("a", 130, noise=20)),
        (shot("b", 100), shot("a", 100, width=400, height=300)),
        (shot("a", 100), shot("b", 100)),
    ],
)
def test_the_best_shot_is_sharp_unless_light_or_noise_spoil_it(best: Photo, other: Photo) -> None:
    assert chosen("similar", [best, other]).keep == best.key


KEEP, LEAVE, BEST = PhotoDecision(keep=True), PhotoDecision(keep=False), PhotoDecision(best=True)


def test_a_kept_copy_is_never_dropped() -> None:
    choice = chosen("copy", [photo("a", width=400, height=300), photo("b"), photo("c")], a=KEEP)
    assert (choice.keep, choice.drop) == ("a", ("b", "c"))
    assert reason(choice, "a") == "kept: a person decided so"


def test_two_kept_copies_both_stay() -> None:
    choice = chosen("copy", [photo("a", width=400, height=300), photo("b"), photo("c")], a=KEEP, c=KEEP)
    assert (choice.keep, choice.drop) == ("c", ("b",))


def test_a_rejected_photo_is_dropped_and_another_kept() -> None:
    choice = chosen("similar", [shot("a", 10), shot("b", 300)], b=LEAVE)
    assert (choice.keep, choice.drop) == ("a", ("b",))
    assert reason(choice, "b") == "left out: a person decided so"
    assert reason(choice, "a") == "kept: the others were left out by a person"


def test_where_all_are_rejected_all_are_dropped() -> None:
    choice = chosen("copy", [photo("a"), photo("b")], a=LEAVE, b=LEAVE)
    assert choice.drop == ("a", "b")
    assert choice.keep in choice.drop


def test_the_photo_a_person_called_best_is_kept() -> None:
    choice = chosen("similar", [shot("a", 10), shot("b", 300), shot("c", 500)], "best", a=BEST, b=KEEP)
    assert (choice.keep, choice.drop) == ("a", ("c",))
    assert reason(choice, "a") == "kept: a person called it the best"


def test_a_person_who_says_best_means_published() -> None:
    choice = chosen("similar", [shot("a", 10), shot("b", 300)], "best", a=BEST, b=BEST)
    assert choice.drop == ()


def test_rejected_wins_over_best() -> None:
    choice = chosen("copy", [photo("a"), photo("b")], a=PhotoDecision(keep=False, best=True))
    assert (choice.keep, choice.drop) == ("b", ("a",))


def test_a_dark_frame_of_a_burst_is_not_its_best_however_sharp() -> None:
    choice = chosen("similar", [shot("dark", 170.0, brightness=45.0), shot("good", 100.0)])
    assert choice.keep == "good"
    assert "brightness 45" in reason(choice, "dark")


def test_a_scene_that_is_dark_by_nature_is_judged_by_the_rest() -> None:
    choice = chosen("similar", [shot("a", 90.0, brightness=20.0), shot("b", 110.0, brightness=20.0)])
    assert choice.keep == "b"


@pytest.mark.parametrize("second", ["IMG — kopia.jpg", "IMG - Copy.jpg", "IMG (1).jpg", "IMG~2.jpg", "IMG - копія.jpg"])
def test_of_equal_files_the_one_that_is_not_named_a_copy_stays(second: str) -> None:
    assert chosen("copy", [photo("IMG.jpg"), photo(second)]).keep == "IMG.jpg"
