"""Ask, check, ask once more: what comes of every picture of a question."""

from collections.abc import Mapping
from dataclasses import replace

from gallery.alttext.drafting.judging import WRONG_LANGUAGE, Judge
from gallery.alttext.drafting.question import Answer, Complaint, Describer, Failure, Question, Said, Verdict


def verdicts(question: Question, describer: Describer, judge: Judge) -> Mapping[str, Verdict]:
    """A verdict for each picture; a text that the judge flags twice is not passed on.

    The second time only the flagged pictures are asked about, with what was wrong with each; then a person is needed.
    """
    said = describer.describe(question, {})
    flagged = judge(_texts(said))
    passed = {image: _verdict(one) for image, one in said.items() if image not in flagged}
    if not flagged:
        return passed
    if not describer.listens:
        return passed | {image: _flagged(one) for image, one in flagged.items()}
    again = replace(
        question,
        pictures=tuple(one for one in question.pictures if one.id in flagged),
        approved=(*question.approved, *(one.answer.alt for one in passed.values() if one.answer and one.answer.alt)),
    )
    second = describer.describe(again, flagged)
    still = judge(_texts(said, passed) | _texts(second))
    return passed | {
        image: _flagged(still[image]) if image in still else _second(one, flagged[image])
        for image, one in second.items()
    }


def _texts(said: Mapping[str, Said], only: Mapping[str, Verdict] | None = None) -> dict[str, str]:
    """The texts among what was said."""
    answers = {image: one for image, one in said.items() if isinstance(one, Answer) and one.alt}
    return {image: one.alt for image, one in answers.items() if only is None or image in only}


def _verdict(said: Said) -> Verdict:
    if isinstance(said, Failure):
        return Verdict(state=said.state, message=said.message, ends_run=said.ends_run)
    return Verdict(state="drafted" if said.kind == "describe" else said.kind, answer=said)


def _second(said: Said, complaint: Complaint) -> Verdict:
    """A second answer. Where no more requests may be sent, the first one is what there is: it was flagged."""
    if isinstance(said, Failure) and said.state == "not-asked":
        return replace(_flagged(complaint), message=said.message, ends_run=said.ends_run)
    return _verdict(said)


def _flagged(complaint: Complaint) -> Verdict:
    wrong = WRONG_LANGUAGE in complaint.rules
    return Verdict(state=WRONG_LANGUAGE if wrong else "needs-person", rules=complaint.rules)
