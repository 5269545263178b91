"""What a rule says of an image, in the languages of the people who read it."""

from typing import Final, Literal

MessageLanguage = Literal["en", "pl"]
MESSAGE_LANGUAGES: Final[tuple[MessageLanguage, ...]] = ("en", "pl")


class Message(str):
    """An English text that knows its Polish one.

    Attributes:
        polish: The same in Polish.
    """

    polish: str


def message(english: str, polish: str) -> Message:
    """A message in both languages; quotation marks of the Polish one are put right here."""
    made = Message(english)
    made.polish = polish.replace("“", "„")
    return made


def worded(said: str, language: MessageLanguage) -> str:
    """The message in a language; in English where its rule, such as a plugin's, knows no other."""
    if language == "pl" and isinstance(said, Message):
        return said.polish
    return str(said)
