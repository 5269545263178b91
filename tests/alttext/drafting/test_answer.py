"""What a model wrote becomes an answer or a state, never a text by accident."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.alttext.drafting.answer import is_refusal, read_answers, read_plain
from gallery.alttext.drafting.question import Answer, Failure
from tests.alttext.drafting.server import entry

ONE = {"A": "one"}
TWO = {"A": "one", "B": "two"}


def said(*entries: object) -> str:
    return json.dumps({"photos": list(entries)}, ensure_ascii=False)


def test_every_answer_is_bound_to_its_picture_whatever_the_order() -> None:
    found = read_answers(said(entry("B", "Second"), entry("A", "First")), TWO)
    assert found == {"one": Answer(kind="describe", alt="First"), "two": Answer(kind="describe", alt="Second")}


def test_what_could_be_read_and_what_is_uncertain_come_along() -> None:
    found = read_answers(said(entry("A", "A sign", visible_text="WC\n→", uncertain=["the place"])), ONE)
    assert found["one"] == Answer(kind="describe", alt="A sign", visible_text="WC →", uncertain=("the place",))


@pytest.mark.parametrize("kind", ["decorative", "unsure"])
def test_an_opinion_never_carries_a_text(kind: str) -> None:
    found = read_answers(said(entry("A", "Some words all the same", kind=kind)), ONE)
    assert found["one"] == Answer(kind=kind, alt="")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "```json\n" + said(entry("A", "A bridge")) + "\n```",
        "<think>The photo shows {a bridge}</think>\n" + said(entry("A", "A bridge")),
        json.dumps([entry("A", "A bridge")]),
        json.dumps({"kind": "describe", "alt": "A bridge"}),
        json.dumps({"alt": "“A bridge”"}),
        json.dumps({"photos": [{"id": "A", "kind": "describe", "alt": " A\nbridge ", "uncertain": None}]}),
    ],
    ids=["fence", "thinking", "list", "bare object", "quotes and no kind", "white space and nulls"],
)
def test_the_ways_of_small_models_are_understood(text: str) -> None:
    assert read_answers(text, ONE) == {"one": Answer(kind="describe", alt="A bridge")}


@pytest.mark.parametrize(
    "text",
    [
        "A bridge over the river.",
        '{"photos": [{"id": "A", "kind": "describe", "alt": "A bri',
        said(entry("A", "One"), entry("A", "Two")),
        said(entry("B", "Of another photo")),
        said({"id": "A", "kind": "poem", "alt": "A bridge"}),
        said({"id": "A", "kind": "describe", "alt": 7}),
        said({"id": "A", "kind": "describe", "alt": "A bridge", "uncertain": "the place"}),
        said(entry("A", "x" * 5000)),
        said("A bridge"),
        "[[[[",
        "null",
        "",
    ],
)
def test_what_has_another_form_is_malformed(text: str) -> None:
    assert read_answers(text, ONE) == {"one": Failure(state="malformed")}


def test_a_picture_that_is_left_out_does_not_spoil_the_others() -> None:
    found = read_answers(said(entry("A", "First")), TWO)
    assert found == {"one": Answer(kind="describe", alt="First"), "two": Failure(state="malformed")}


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't help with identifying people.",
        "I cannot describe this image.",
        "Sorry, no.",
        "As an AI language model, I do not look at people.",
        "Przykro mi, nie mogę opisać tego zdjęcia.",
        "Nie mogę opisać osób.",
        "„Niestety nie jestem w stanie pomóc”",
    ],
)
def test_a_refusal_is_a_state_and_never_a_text(text: str) -> None:
    assert read_answers(text, ONE) == {"one": Failure(state="refused")}
    assert read_answers(said(entry("A", text)), ONE) == {"one": Failure(state="refused")}


@pytest.mark.parametrize("text", ["I nie tylko: stoisko z książkami", "Sorrel in a pot", "Nie palić – tablica w holu"])
def test_an_honest_text_is_no_refusal(text: str) -> None:
    assert not is_refusal(text)


@pytest.mark.parametrize("text", ["", "  ", "\u200b", '""'])
def test_an_empty_text_is_a_state(text: str) -> None:
    assert read_answers(said(entry("A", text)), ONE) == {"one": Failure(state="empty")}


def test_signs_that_cannot_be_seen_do_not_reach_the_page() -> None:
    found = read_answers(said(entry("A", "A\x00 bridge\x1b[31m over\u0085 water")), ONE)["one"]
    assert isinstance(found, Answer)
    assert found.alt == "A bridge [31m over water"


def test_a_program_may_write_json_or_a_text() -> None:
    assert read_plain('{"alt": "Most"}') == Answer(kind="describe", alt="Most")
    assert read_plain(" Most nad rzeką\r\n") == Answer(kind="describe", alt="Most nad rzeką")
    assert read_plain("") == Failure(state="empty")
    assert read_plain("{broken") == Failure(state="malformed")


@given(
    st.text()
    | st.recursive(st.none() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)).map(json.dumps)
)
def test_whatever_is_written_there_is_one_outcome_a_picture(text: str) -> None:
    found = read_answers(text, TWO)
    assert set(found) == {"one", "two"}
    assert all(isinstance(one, Failure) or not one.alt or one.kind == "describe" for one in found.values())
