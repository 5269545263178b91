"""Which subjects stay under a policy and its switches."""

from gallery.model import SUBJECTS, subjects_of


def test_removing_wins_over_keeping() -> None:
    assert subjects_of("bare", keep=("camera", "alt"), remove=("alt",)) == ("camera",)


def test_archive_keeps_everything_and_bare_nothing() -> None:
    assert subjects_of("archive") == SUBJECTS
    assert subjects_of("bare") == ()
