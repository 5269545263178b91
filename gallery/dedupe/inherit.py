"""What the kept photo takes over from its copies: rights, captions and marks that it lost on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from gallery.model import Metadata, Photo

_TEXTS: Final = {
    "creator": "creator",
    "credit": "credit",
    "copyright": "copyright notice",
    "license_url": "licence",
    "licensor": "licensor",
    "acquire_url": "licensor's address",
    "digital_source_type": "mark of origin",
    "data_mining": "data mining mark",
}
_BY_LANGUAGE: Final = {"title": "title", "captions": "caption", "alt": "alt text"}
"""Field of ``Metadata`` -> what an editor calls it. Keywords, people and places are opinions of one file; they stay."""


_UNNAMED: Final = "x-default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """The completed metadata of a photo.

    Attributes:
        metadata: What the photo says, and what was taken over.
        fill: Only what was taken over.
        taken: What was taken over, in an editor's words -> key of the copy it came from.
    """

    metadata: Metadata
    fill: Metadata
    taken: Mapping[str, str]


def inherit(keep: Photo, copies: Sequence[Photo]) -> Inherited:
    """Fill what the kept photo does not say with what copies of the same shot say, the best copy first.

    Nothing that the kept photo says is replaced; of texts by language, missing languages are filled.
    """
    said: dict[str, Any] = {}
    taken: dict[str, str] = {}
    for copy in copies:
        for name, word in _TEXTS.items():
            value = getattr(copy.metadata, name)
            if value and not (getattr(keep.metadata, name) or name in said):
                said[name], taken[word] = value, copy.key
        for name, word in _BY_LANGUAGE.items():
            known = {**getattr(keep.metadata, name), **said.get(name, {})}
            further = _further(known, getattr(copy.metadata, name))
            if further:
                said[name] = {**said.get(name, {}), **further}
                taken.setdefault(word, copy.key)
    whole = {name: {**getattr(keep.metadata, name), **said[name]} for name in _BY_LANGUAGE if name in said}
    return Inherited(metadata=replace(keep.metadata, **{**said, **whole}), fill=Metadata(**said), taken=taken)


def _further(known: Mapping[str, str], more: Mapping[str, str]) -> Mapping[str, str]:
    """Texts in languages that are not known; a known text without a language may be in any of them."""
    if set(known) == {_UNNAMED}:
        return {}
    return {tag: text for tag, text in more.items() if tag not in known and (tag != _UNNAMED or not known)}


def taken_words(inherited: Inherited) -> str:
    """``takes over creator and caption from b.jpg``; empty where nothing was taken."""
    by_copy: dict[str, list[str]] = {}
    for word, key in inherited.taken.items():
        by_copy.setdefault(key, []).append(word)
    said = [f"{' and '.join(words)} from {key}" for key, words in by_copy.items()]
    return f"takes over {', '.join(said)}" if said else ""
