"""What a model is told."""

import pytest

from gallery.alttext.drafting.prompt import messages
from gallery.alttext.drafting.question import Complaint, Question
from gallery.alttext.drafting.schema import answer_schema, response_formats
from gallery.alttext.drafting.wording import wording_for
from tests.alttext.drafting.makers import question


def told(about: Question, complaints: dict[str, Complaint] | None = None) -> tuple[str, str]:
    """The task and the context."""
    system, user = messages(about, complaints or {})
    return system["content"], user["content"][0]["text"]


@pytest.mark.parametrize(
    ("language", "named", "words"),
    [
        ("en", "Write in English.", "Title of the gallery: The gala"),
        ("pl", "Pisz w języku polskim.", "Tytuł galerii: The gala"),
        ("pl-PL", "Pisz w języku polskim.", "Tytuł galerii: The gala"),
        ("de", "Write in German.", "Title of the gallery: The gala"),
        ("lt", "Write in Lithuanian.", "Title of the gallery: The gala"),
        ("szl", 'Write in the language with the tag "szl".', "Title of the gallery: The gala"),
    ],
)
def test_the_prompt_is_in_the_target_language_or_names_it(language: str, named: str, words: str) -> None:
    task, context = told(question(language=language))
    assert named in task
    assert words in context


def test_the_context_is_told_and_what_is_empty_is_not() -> None:
    _, context = told(question(event="Gala 2026", place="Łódź", summary="Two days\nof talks"))
    assert "Event: Gala 2026\nPlace: Łódź" in context
    assert "Summary: Two days of talks" in context
    assert "Headline" not in context


def test_only_allowed_names_are_told_and_their_absence_is_a_rule() -> None:
    _, with_names = told(question(people=("Anna Nowak", "Jan Bąk")))
    _, without = told(question())
    assert "Names that may be used: Anna Nowak, Jan Bąk." in with_names
    assert "No names of people may be used." in without


def test_approved_texts_are_told_so_that_new_ones_differ() -> None:
    about = Question(context=question().context, pictures=question().pictures, approved=("A bridge", "A\nboat"))
    assert told(about)[1].endswith("- A bridge\n- A boat")


def test_the_shots_of_a_burst_are_labelled_and_told_to_differ() -> None:
    system, user = messages(question(3, "pl"), {})
    texts = [part["text"] for part in user["content"] if part["type"] == "text"]
    assert texts[1:] == ["Zdjęcie A:", "Zdjęcie B:", "Zdjęcie C:"]
    assert "Te zdjęcia pokazują prawie tę samą chwilę." in texts[0]
    assert [part["type"] for part in user["content"][1:]] == ["text", "image_url"] * 3
    assert "Te zdjęcia pokazują" not in told(question(1, "pl"))[1]
    assert system["role"] == "system"


def test_an_answer_that_was_not_taken_is_quoted_with_the_reasons() -> None:
    complaint = Complaint(alt="Photo of the gala", reasons=("say what is seen", "it is the headline"), rules=("a", "b"))
    _, context = told(question(2), {"two": complaint})
    assert (
        'Photo B: your earlier text "Photo of the gala" was not accepted: say what is seen; it is the headline'
        in context
    )
    assert "Photo A: your" not in context


def test_neither_ids_nor_file_names_are_sent() -> None:
    assert "one" not in {part.get("text") for part in messages(question(), {})[1]["content"]}
    assert '"one"' not in str(messages(question(), {}))


def test_an_endless_summary_is_cut() -> None:
    assert len(told(question(summary="word " * 5000))[1]) < 2000


@pytest.mark.parametrize("language", ["pl", "en"])
def test_each_wording_shows_the_form_of_the_answer(language: str) -> None:
    task = wording_for(language).task.format(language="x")
    assert '{"photos": [{"id": "A", "kind": "describe", "alt": "...", "visible_text": "...", "uncertain": []}]}' in task


def test_the_schema_is_valid_and_takes_what_is_asked_for() -> None:
    from jsonschema import Draft202012Validator

    schema = answer_schema("AB")
    Draft202012Validator.check_schema(schema)
    good = {"id": "A", "kind": "unsure", "alt": "", "visible_text": "", "uncertain": ["all"]}
    judge = Draft202012Validator(schema)
    assert judge.is_valid({"photos": [good]})
    assert not judge.is_valid({"photos": [{**good, "id": "C"}]})
    assert not judge.is_valid({"photos": [{**good, "confidence": 0.9}]})


def test_forms_of_answers_go_from_strict_to_none() -> None:
    names = [one.get("response_format", {}).get("type") for one in response_formats("A")]
    assert names == ["json_schema", "json_object", None]
