"""The parts that a prompt is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A prompt in one language.

    Attributes:
        tag: Of that language.
        own_name: Of that language, as it stands in the task.
        task: What to do; ``{language}`` is where the language is named.
        title: Before the gallery's title; so with the following ones.
        names: Before the names that may be used.
        no_names: Where none may.
        approved: Before the texts that new ones must differ from.
        together: Where several pictures show one moment.
        picture: ``{label}`` stands before each picture.
        complaint: ``{label}``, ``{alt}`` and ``{reasons}``: why an answer was not taken.
        mend: What to do about it.
    """

    tag: str
    own_name: str
    task: str
    title: str
    headline: str
    summary: str
    event: str
    place: str
    names: str
    no_names: str
    approved: str
    together: str
    picture: str
    complaint: str
    mend: str
