"""Write an XMP packet from the allow list, always in the same form."""

from html import escape
from typing import Final

from gallery.metadata.packet import DEFAULT_LANGUAGE, Item, Packet
from gallery.metadata.policy import NAMESPACES, Form, Policy

_HEAD: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL: Final = '\n<?xpacket end="r"?>'
_ARRAY: Final = {"sequence": "Seq", "bag": "Bag", "structures": "Seq"}


def kept_properties(packet: Packet, policy: Policy) -> Packet:
    """What the policy keeps of a packet, in the order and form it is written."""
    chosen = ((name, _chosen(packet[name], form, policy)) for name, form in policy.xmp.items() if packet.get(name))
    return {name: values for name, values in chosen if values}


def _chosen(values: tuple[Item, ...], form: Form, policy: Policy) -> tuple[Item, ...]:
    if form == "structures":
        return tuple(Item(fields=members) for value in values if (members := _members(value, policy)))
    texts = [value for value in values if value.text]
    if form == "alternatives":
        return _alternatives(texts)
    plain = tuple(Item(text=value.text) for value in texts)
    return plain[:1] if form == "text" else plain


def _members(value: Item, policy: Policy) -> tuple[tuple[str, str], ...]:
    texts = {name: text for name, text in reversed(value.fields) if name in policy.members and text}
    return tuple(sorted(texts.items()))


def _alternatives(values: list[Item]) -> tuple[Item, ...]:
    """One text a language, ``x-default`` first (ISO 16684-1, 8.2.2.4)."""
    texts: dict[str, str] = {}
    for value in values:
        texts.setdefault(value.language or DEFAULT_LANGUAGE, value.text)
    if texts:
        texts = {DEFAULT_LANGUAGE: texts.get(DEFAULT_LANGUAGE, next(iter(texts.values()))), **texts}
    return tuple(Item(text=text, language=language) for language, text in texts.items())


def write_xmp(packet: Packet, policy: Policy) -> bytes:
    """The packet as UTF-8, from allow-listed properties only; empty where none is left."""
    kept = kept_properties(packet, policy)
    if not kept:
        return b""
    used = sorted({name.partition(":")[0] for name in kept})
    spaces = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in used)
    body = "".join(_property(name, values, policy.xmp[name]) for name, values in kept.items())
    return (
        f'{_HEAD}<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>{_TAIL}'
    ).encode()


def _property(name: str, values: tuple[Item, ...], form: Form) -> str:
    if form == "text":
        return f"<{name}>{escape(values[0].text, quote=False)}</{name}>"
    array = _ARRAY.get(form, "Alt")
    return f"<{name}><rdf:{array}>{''.join(map(_entry, values))}</rdf:{array}></{name}>"


def _entry(value: Item) -> str:
    if value.fields:
        inner = "".join(f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in value.fields)
        return f'<rdf:li rdf:parseType="Resource">{inner}</rdf:li>'
    language = f' xml:lang="{value.language}"' if value.language else ""
    return f"<rdf:li{language}>{escape(value.text, quote=False)}</rdf:li>"
