"""What callers of the cleaner hand over, checked: CMS plugins are not always typed."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, get_args

from gallery.errors import ConfigError
from gallery.metadata.packet import DEFAULT_LANGUAGE, language_tag
from gallery.metadata.policy import Policy, policy_of
from gallery.model import SUBJECTS, Metadata, PolicyName, Rights, Subject, subjects_of


def content(data: Any) -> bytes:
    """The file's bytes, from whatever holds bytes.

    Raises:
        ConfigError: It holds none (``wrong-type``), such as a path.
    """
    if isinstance(data, bytes):
        return data
    if isinstance(data, bytearray | memoryview):
        return bytes(data)
    raise _wrong_type("the photo", "bytes", data, "Read the file first: Path(name).read_bytes().")


def allow_list(policy: PolicyName, keep: Collection[Subject], remove: Collection[Subject]) -> Policy:
    """The allow list that is asked for.

    Raises:
        ConfigError: There is no such policy or subject (``wrong-value``), or no collection of them (``wrong-type``).
    """
    if policy not in get_args(PolicyName):
        raise ConfigError(f"metadata.policy is {policy!r}", code="wrong-value", hint="There are web, archive and bare.")
    return policy_of(subjects_of(policy, _subjects("keep", keep), _subjects("remove", remove)))


def _subjects(name: str, given: Any) -> tuple[Subject, ...]:
    if isinstance(given, str | bytes) or not isinstance(given, Collection):
        raise _wrong_type(name, "a list of subjects", given, f'Such as ["camera"]. There are {", ".join(SUBJECTS)}.')
    unknown = [one for one in given if one not in SUBJECTS]
    if unknown:
        hint = f"There are {', '.join(SUBJECTS)}."
        raise ConfigError(f"there is no subject {unknown[0]!r} of metadata", code="wrong-value", hint=hint)
    return tuple(given)


def of_copies(fill: Any) -> Metadata | None:
    """What copies of the photo say.

    Raises:
        ConfigError: Something else than metadata (``wrong-type``).
    """
    if fill is None or isinstance(fill, Metadata):
        return fill
    raise _wrong_type("fill", "gallery.model.Metadata", fill, "")


def owner(rights: Any) -> Rights | None:
    """The event's rights.

    Raises:
        ConfigError: Something else than rights, or a right that is no text (``wrong-type``).
    """
    if rights is None:
        return None
    if not isinstance(rights, Rights):
        raise _wrong_type("rights", "gallery.model.Rights", rights, "")
    for field in fields(rights):
        if not isinstance(getattr(rights, field.name), str):
            raise _wrong_type(f"rights.{field.name}", "a text", getattr(rights, field.name), "")
    return rights


def texts(alt: Any) -> Mapping[str, str]:
    """Alt texts by BCP 47 tag; ``pl_PL``, as some systems write it, is ``pl-PL``.

    Raises:
        ConfigError: No texts by language (``wrong-type``), or a key that is no language tag, or one language twice
            (``wrong-value``).
    """
    if alt is None:
        return {}
    if not isinstance(alt, Mapping):
        raise _wrong_type("alt", "texts by language", alt, 'Such as {"pl": "..."}.')
    found: dict[str, str] = {}
    for language, text in alt.items():
        if not isinstance(language, str) or not isinstance(text, str):
            raise _wrong_type("alt", "texts by language", {language: text}, 'Such as {"pl": "..."}.')
        tag = language.replace("_", "-")
        if language_tag(tag) == DEFAULT_LANGUAGE != tag:
            raise ConfigError(f"alt: {language!r} is no language tag", code="wrong-value", hint="Such as pl or pt-BR.")
        if tag.casefold() in {known.casefold() for known in found}:
            raise ConfigError(f"alt: {language!r} is there twice", code="wrong-value", hint="Give one text a language.")
        found[tag] = text
    return found


def _wrong_type(name: str, wanted: str, given: object, hint: str) -> ConfigError:
    return ConfigError(f"{name} must be {wanted}, not {type(given).__name__}", code="wrong-type", hint=hint)
