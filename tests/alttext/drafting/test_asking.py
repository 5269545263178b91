"""An answer is held against the audit, asked for once more, and then left to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pytest

from gallery.alttext.drafting.asking import verdicts
from gallery.alttext.drafting.judging import judge
from gallery.alttext.drafting.question import Answer, Complaints, Failure, Load, Question, Said, Verdict
from gallery.ports import Sheet, SheetImage
from tests.alttext.drafting.makers import question


@dataclass
class Scripted:
    """A describer that says what it was told to, one mapping a time."""

    script: list[Mapping[str, Said]]
    listens: bool = True
    heard: list[tuple[Question, Complaints]] = field(default_factory=list)
    source: Literal["model"] = "model"
    name: str = "scripted"
    identity: str = "scripted"
    most_pictures: int = 6
    sent: Load = field(default_factory=Load)

    def load(self, question: Question) -> Load:
        return Load(requests=1, pictures=len(question.pictures))

    def describe(self, question: Question, complaints: Complaints) -> Mapping[str, Said]:
        self.heard.append((question, complaints))
        return self.script.pop(0)


def text(alt: str) -> Answer:
    return Answer(kind="describe", alt=alt)


def sheet(language: str = "en", **known: str) -> Sheet:
    """Three images of a gala, some with a text."""
    images = tuple(SheetImage(id=name, alt=known.get(name)) for name in ("one", "two", "three"))
    return Sheet(language=language, images=images, headline="The mayor opens the gala of dance", people=())


def ask(describer: Scripted, count: int = 1, language: str = "en", **known: str) -> Mapping[str, Verdict]:
    return verdicts(question(count, language), describer, judge(sheet(language, **known), {}, ("pl", "en")))


GOOD = text("Two dancers in red cross a stage that is lit from below")


def test_a_good_text_is_taken_at_once() -> None:
    describer = Scripted([{"one": GOOD}])
    assert ask(describer) == {"one": Verdict(state="drafted", answer=GOOD)}
    assert len(describer.heard) == 1


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("The mayor opens the gala of dance", "same-as-headline"),
        ("Photo of two dancers in red on a stage", "image-of"),
        ("DSC_0123.JPG", "camera-name"),
        ("Trzy tancerki w czerwieni przechodzą przez scenę", "wrong-language"),
    ],
)
def test_a_flagged_text_is_asked_for_once_more_with_the_finding(bad: str, rule: str) -> None:
    describer = Scripted([{"one": text(bad)}, {"one": GOOD}])
    assert ask(describer) == {"one": Verdict(state="drafted", answer=GOOD)}
    (_, none), (_, complaints) = describer.heard
    assert not none
    assert complaints["one"].alt == bad
    assert rule in complaints["one"].rules
    assert all(complaints["one"].reasons)


def test_a_text_that_is_flagged_twice_needs_a_person_and_is_not_passed_on() -> None:
    found = ask(Scripted([{"one": text("Photo of dancers on a stage")}, {"one": text("Image of dancers on a stage")}]))
    assert found["one"].state == "needs-person"
    assert found["one"].answer is None
    assert "image-of" in found["one"].rules


def test_a_text_in_the_wrong_language_twice_is_a_state_of_its_own() -> None:
    english = text("The mayor greets the guests in front of the town hall")
    found = ask(Scripted([{"one": english}, {"one": english}]), language="pl")
    assert (found["one"].state, found["one"].answer) == ("wrong-language", None)


def test_a_duplicate_of_an_approved_text_is_flagged() -> None:
    describer = Scripted([{"one": GOOD}, {"one": text("A dancer bows alone under a single lamp")}])
    found = ask(describer, two=GOOD.alt)
    assert found["one"].answer == text("A dancer bows alone under a single lamp")
    assert "duplicate-in-gallery" in describer.heard[1][1]["one"].rules


def test_two_shots_with_one_text_are_both_asked_for_again() -> None:
    second = {"one": GOOD, "two": text("The same dancers, one of them now kneeling at the edge")}
    describer = Scripted([{"one": GOOD, "two": GOOD}, second])
    assert {name: one.state for name, one in ask(describer, 2).items()} == {"one": "drafted", "two": "drafted"}


def test_only_the_flagged_picture_is_sent_again_and_the_other_text_is_told() -> None:
    describer = Scripted([{"one": GOOD, "two": text("IMG_2041")}, {"two": text("A violinist tunes in the wings")}])
    found = ask(describer, 2)
    assert {name: one.state for name, one in found.items()} == {"one": "drafted", "two": "drafted"}
    again, _ = describer.heard[1]
    assert [one.id for one in again.pictures] == ["two"]
    assert again.approved == (GOOD.alt,)


def test_opinions_and_failures_are_not_asked_about_again() -> None:
    said: Mapping[str, Said] = {
        "one": Answer(kind="decorative"),
        "two": Answer(kind="unsure", uncertain=("what it is",)),
        "three": Failure(state="refused"),
    }
    describer = Scripted([said])
    found = ask(describer, 3)
    assert {name: one.state for name, one in found.items()} == {
        "one": "decorative",
        "two": "unsure",
        "three": "refused",
    }
    assert len(describer.heard) == 1


def test_who_does_not_listen_is_not_asked_again() -> None:
    describer = Scripted([{"one": text("Photo of dancers on a stage")}], listens=False)
    assert ask(describer)["one"].state == "needs-person"


def test_where_no_second_request_is_allowed_the_first_answer_counts_as_flagged() -> None:
    describer = Scripted([{"one": text("IMG_2041")}, {"one": Failure(state="not-asked", ends_run=True)}])
    found = ask(describer)["one"]
    assert (found.state, found.ends_run, found.answer) == ("needs-person", True, None)


def test_a_service_that_fails_the_second_time_leaves_a_state_of_the_moment() -> None:
    describer = Scripted([{"one": text("IMG_2041")}, {"one": Failure(state="timeout")}])
    assert ask(describer)["one"] == Verdict(state="timeout")


def test_names_alone_are_no_wrong_language() -> None:
    names = text("Alina Jodłowska, Hubert Castagnier, Elin Lindqvist")
    describer = Scripted([{"one": names}, {"one": names}])
    ask(describer, language="pl")
    assert all("wrong-language" not in one.rules for _, heard in describer.heard for one in heard.values())


def test_a_language_that_nobody_can_tell_is_not_held_against_a_text() -> None:
    describer = Scripted([{"one": text("Szkolorze śpiywajōm na placu przed kościołym")}])
    assert ask(describer, language="szl")["one"].state == "drafted"
