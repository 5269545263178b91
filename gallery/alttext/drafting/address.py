"""Where a model is asked, and whether pictures may be sent there."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit, urlunsplit

from gallery.errors import ConfigError

_PATH: Final = "/chat/completions"
_PORTS: Final = {"https": 443, "http": 80}
_HINT: Final = "Such as --endpoint http://localhost:11434/v1."


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A checked endpoint.

    Attributes:
        url: What requests go to.
        origin: Scheme, host and port, as consent names it: ``https://models.example.org``.
        local: The host is this computer: a loopback address (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3), ``localhost`` or a
            name below it (RFC 6761, 6.3). A private address (RFC 1918) is not: in another network it is another's.
    """

    url: str
    origin: str
    local: bool


def address_of(endpoint: str) -> Address:
    """The address of a chat-completions endpoint.

    Args:
        endpoint: A server (``/v1/chat/completions`` is added), the base of its API such as ``http://host/v1``
            (``/chat/completions`` is added), or the whole address.

    Raises:
        ConfigError: It is no http address, or holds a user name, a password or a query that may be a key
            (``endpoint``); the message never repeats these.
    """
    parts, port = _split(endpoint)
    if parts.username is not None or parts.password is not None:
        raise _wrong("the endpoint holds a user name or password", "A key belongs into an environment variable.")
    if any(name != "api-version" for name, _ in parse_qsl(parts.query, keep_blank_values=True)) or parts.fragment:
        raise _wrong(
            "the endpoint's query may hold nothing but api-version", "A key belongs into an environment variable."
        )
    path = parts.path.rstrip("/")
    if not path.endswith(_PATH):
        path = f"{path or '/v1'}{_PATH}"
    host = parts.hostname or ""
    return Address(
        url=urlunsplit((parts.scheme.lower(), parts.netloc, path, parts.query, "")),
        origin=_origin(parts.scheme.lower(), host, port),
        local=_is_loopback(host),
    )


def require_consent(address: Address, consent: Iterable[str]) -> None:
    """Refuse to send pictures to a host that is not this computer, unless somebody agreed to that very host.

    Args:
        address: Where they would go.
        consent: Origins such as ``https://models.example.org``; a bare host means https and its usual port.

    Raises:
        ConfigError: Nobody agreed (``consent``), or what they agreed to is no origin (``endpoint``).
    """
    agreed = {_consented(one) for one in consent}
    if not address.local and address.origin not in agreed:
        raise ConfigError(
            f"pictures would be sent to {address.origin}, which is not this computer, and nobody agreed to that",
            code="consent",
            hint=f"Ask who answers for privacy; then say --consent-host {address.origin}, or in [alt]: consent = "
            f'"{address.origin}".',
        )


def _consented(text: str) -> str:
    parts, port = _split(text if "://" in text else f"https://{text}")
    if parts.path.strip("/") or parts.query or parts.username is not None:
        raise _wrong("consent is given to a host, such as https://models.example.org", "Leave the rest away.")
    return _origin(parts.scheme.lower(), parts.hostname or "", port)


def _split(text: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as broken:
        raise _wrong("the endpoint is no address", _HINT) from broken
    if parts.scheme.lower() not in _PORTS or not parts.hostname or any(sign.isspace() for sign in text.strip()):
        raise _wrong("the endpoint must begin with http:// or https:// and name a host", _HINT)
    return parts, port


def _origin(scheme: str, host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host.rstrip(".")
    return f"{scheme}://{name}" if port in (None, _PORTS[scheme]) else f"{scheme}://{name}:{port}"


def _is_loopback(host: str) -> bool:
    name = host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        found = ip_address(name)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_loopback


def _wrong(message: str, hint: str) -> ConfigError:
    return ConfigError(message, code="endpoint", hint=hint)
