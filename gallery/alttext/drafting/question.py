"""What a describer is asked, and what it may say."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal, Protocol

from gallery.alttext.drafting.states import Failing

Kind = Literal["describe", "decorative", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as it is sent.

    Attributes:
        id: Of the image in the gallery; it is not sent.
        jpeg: Longer side at most 1024 px, without metadata.
    """

    id: str
    jpeg: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the gallery is about, in one of its languages.

    Attributes:
        language: BCP 47 tag the texts are to be in.
        title: Of the gallery.
        headline: Of the article, where it is another.
        people: Names that may be used.
    """

    language: str
    title: str = ""
    headline: str = ""
    summary: str = ""
    event: str = ""
    place: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One request: a picture, or the similar ones of a burst together.

    Attributes:
        approved: Texts of other images of the gallery, which the new ones must differ from.
    """

    context: Context
    pictures: tuple[Picture, ...]
    approved: tuple[str, ...] = ()

    @property
    def labels(self) -> Mapping[str, str]:
        """``A``, ``B`` ... -> id: what binds each answer to its picture; hashes are more than small models can copy."""
        return dict(zip(ascii_uppercase, (one.id for one in self.pictures), strict=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said about one picture.

    Attributes:
        kind: ``decorative`` and ``unsure`` are opinions for a person to look at; they never carry a text.
        alt: The text; empty unless the kind is ``describe``.
        visible_text: Words that can be read in the picture.
        uncertain: What the describer was not sure of.
    """

    kind: Kind
    alt: str = ""
    visible_text: str = ""
    uncertain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no answer about a picture.

    Attributes:
        message: For a person; never holds a key, and no text that could be taken for an alt.
        ends_run: Asking about other pictures would fail the same way.
    """

    state: Failing
    message: str = ""
    ends_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Why an earlier answer was not taken.

    Attributes:
        alt: What had been said.
        reasons: Messages of the audit.
        rules: Their ids.
    """

    alt: str
    reasons: tuple[str, ...]
    rules: tuple[str, ...]


Said = Answer | Failure
Complaints = Mapping[str, Complaint]
"""By the id of the image."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was sent, or would be.

    Attributes:
        requests: Requests, or starts of a program.
        pictures: Pictures in them; one that is sent twice counts twice.
        bytes: Length of the requests' bodies, or of the pictures handed to a program.
    """

    requests: int = 0
    pictures: int = 0
    bytes: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(
            requests=self.requests + other.requests,
            pictures=self.pictures + other.pictures,
            bytes=self.bytes + other.bytes,
        )


class Describer(Protocol):
    """A model behind an endpoint, or a program."""

    @property
    def source(self) -> Literal["model", "command"]:
        """What its texts are marked with."""
        ...

    @property
    def name(self) -> str:
        """Of the model or program."""
        ...

    @property
    def identity(self) -> str:
        """What its answers depend on, beside the question."""
        ...

    @property
    def most_pictures(self) -> int:
        """How many one question may hold."""
        ...

    @property
    def sent(self) -> Load:
        """What has been sent so far."""
        ...

    @property
    def listens(self) -> bool:
        """Whether asking again with complaints makes sense."""
        ...

    def load(self, question: Question) -> Load:
        """What asking would send."""
        ...

    def describe(self, question: Question, complaints: Complaints) -> Mapping[str, Said]:
        """An answer, or why there is none, for every picture's id; failures are values."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of one picture in the end: an answer that was taken, or a state.

    Attributes:
        state: ``drafted``, ``decorative``, ``unsure``, or why there is nothing.
        answer: None where there is none that may be used.
        rules: Ids of the rules that flagged the last answer.
    """

    state: str
    answer: Answer | None = None
    rules: tuple[str, ...] = ()
    message: str = ""
    ends_run: bool = False
