"""Which photos are shown, and in which order."""

from dataclasses import replace
from hashlib import sha256

from gallery.model import Camera, Captured, Choice, Decisions, Member, Metadata, Photo, PhotoDecision
from gallery.pipeline.select import select
from tests.galleries import photo


def taken(key: str, local: str = "", model: str = "", content: str = "") -> Photo:
    metadata = Metadata(
        captured=Captured(local=local) if local else None, camera=Camera(model=model) if model else None
    )
    return photo(key, metadata=metadata, **({"sha256": sha(content)} if content else {}))


def sha(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def shown(photos: list[Photo], decisions: Decisions | None = None, **clocks: str) -> list[str]:
    return [one.key for one in select(photos, [], decisions or Decisions(), clocks).photos]


def decided(**wishes: PhotoDecision) -> Decisions:
    return Decisions(photos={sha(key): wish for key, wish in wishes.items()})


def test_photos_without_a_time_come_last_by_name() -> None:
    photos = [taken("z"), taken("a"), taken("late", "2026-05-14T11:00:00"), taken("early", "2026-05-14T10:00:00")]
    assert shown(photos) == ["early", "late", "a", "z"]


def test_a_camera_that_runs_fast_is_put_right_before_sorting() -> None:
    photos = [taken("fast", "2026-05-14T11:30:00", "R6"), taken("right", "2026-05-14T11:00:00", "Z6")]
    assert shown(photos, R6="-01:00:00") == ["fast", "right"]


def test_a_place_that_a_person_gave_holds_and_the_others_flow_around_it() -> None:
    photos = [taken(key, f"2026-05-14T1{number}:00:00") for number, key in enumerate("abcd")]
    assert shown(photos, decided(d=PhotoDecision(order=2), a=PhotoDecision(order=9))) == ["b", "d", "c", "a"]


def test_what_a_person_rejected_is_left_out() -> None:
    selection = select([taken("a"), taken("b")], [], decided(a=PhotoDecision(keep=False)), {})
    assert [one.key for one in selection.photos] == ["b"]
    assert [(one.source, one.reason, one.of) for one in selection.excluded] == [("a", "rejected", "")]


def test_the_same_bytes_are_shown_once_even_where_a_person_kept_both() -> None:
    selection = select([taken("a", content="x"), taken("b", content="x")], [], Decisions(), {})
    assert [one.key for one in selection.photos] == ["a"]
    assert [(one.source, one.of) for one in selection.excluded] == [("b", "a")]


def test_a_stack_names_its_best_shot_only_while_it_has_several() -> None:
    members = tuple(Member(path=key, reason="") for key in "ab")
    together = Choice(kind="similar", keep="a", drop=(), members=members)
    alone = replace(together, drop=("b",))
    photos = [taken("a"), taken("b")]
    assert select(photos, [together], Decisions(), {}).stacks == {"a": "a", "b": "a"}
    assert select(photos, [alone], Decisions(), {}).stacks == {}
