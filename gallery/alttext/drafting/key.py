"""The key of a service: read from the environment, shown to nobody."""

from collections.abc import Mapping
from typing import Final

from gallery.errors import ConfigError

USUAL: Final = "GALLERY_API_KEY"
"""The environment variable that holds it, unless another is named."""


class Key(str):
    """A secret that does not print itself in a traceback or a log."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Key(...)"


def key_from(environment: Mapping[str, str], name: str = USUAL) -> Key:
    """The key, empty where the usual variable is not set: servers of one's own ask for none.

    Raises:
        ConfigError: A variable that was named is not set, or the value can be no key (``api-key``); the message does
            not repeat it.
    """
    value = environment.get(name, "").strip()
    if not value and name != USUAL:
        raise ConfigError(
            f"the environment variable {name} is not set",
            code="api-key",
            hint="It should hold the key of the service; a key is never given as an option.",
        )
    if not all("!" <= sign <= "~" for sign in value):
        raise ConfigError(
            f"what the environment variable {name} holds is no key",
            code="api-key",
            hint="A key is one line of Latin letters, digits and signs, without spaces.",
        )
    return Key(value)
