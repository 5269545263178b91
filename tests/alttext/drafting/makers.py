"""Questions made by code."""

from typing import Any

from gallery.alttext.drafting.question import Context, Picture, Question
from tests.photos import jpeg


def question(count: int = 1, language: str = "en", **changes: Any) -> Question:
    """About some small pictures, whose ids are ``one``, ``two``, ``three``."""
    names = ("one", "two", "three")[:count]
    pictures = tuple(Picture(id=name, jpeg=jpeg(seed, (64, 48))) for seed, name in enumerate(names))
    return Question(context=Context(language=language, title="The gala", **changes), pictures=pictures)
