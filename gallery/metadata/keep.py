"""What stays of a file: the packet and the EXIF values to write anew."""

from collections.abc import Mapping, Sequence
from typing import Final

from gallery.image.orientation import orientation_of
from gallery.metadata import words
from gallery.metadata.blocks.exif import Directories
from gallery.metadata.blocks.exif_write import Value
from gallery.metadata.blocks.xmp_write import kept_properties
from gallery.metadata.containers.container import Role, Walk
from gallery.metadata.packet import DEFAULT_LANGUAGE, Item, Packet, field, first, items, language_tag, merged, tidy
from gallery.metadata.policy import (
    ARTIST,
    COLOUR_SPACE,
    COPYRIGHT,
    DESCRIPTION,
    INTEROP_INDEX,
    LENS,
    MAKE,
    MODEL,
    ORIENTATION,
    TAKEN,
    TAKEN_FRACTION,
    TAKEN_OFFSET,
    Policy,
)
from gallery.model import Metadata, Rights

ALT: Final = "Iptc4xmpCore:AltTextAccessibility"
LICENSOR: Final = "plus:Licensor"
_LICENSOR_URL: Final = "plus:LicensorURL"
SEVERAL: Final = "; "  # between creators (MWG 2.0, 5.4; Metadata.creator)
_UNCALIBRATED: Final = 0xFFFF  # EXIF 2.32, ColorSpace
_ADOBE_RGB: Final = "R03"  # DCF 2.0: the optional colour space, Adobe RGB
_LONGEST_EXIF_TEXT: Final = 4_000
"""Characters; a longer text is in XMP alone, so that both blocks fit into JPEG segments."""

_COPIED: Final = (MAKE, MODEL, LENS, TAKEN, TAKEN_FRACTION, TAKEN_OFFSET)
_WORDS: Final = {MAKE: "camera model", MODEL: "camera model", LENS: "lens model", TAKEN: "capture date"}


def kept_packet(
    whole: Packet,
    policy: Policy,
    rights: Rights | None,
    alt: Mapping[str, str] | None,
    fill: Metadata | None = None,
) -> Packet:
    """What the policy keeps, completed by what copies say and by the event's rights, with the alt text set.

    Args:
        whole: Everything the file says.
        policy: The allow list; ``bare`` keeps nothing and takes nothing in.
        rights: Fill what the file does not say.
        alt: Language -> text; replaces the file's own.
        fill: What copies of the same shot say; fills what the file does not say, before the event's rights do.
    """
    event = _rights(rights) if rights else {}
    copies = _said(fill) if fill else {}
    own = {name: values for name, values in whole.items() if name != LICENSOR or field(whole, LICENSOR, _LICENSOR_URL)}
    unlinked = whole.get(LICENSOR, ()) if LICENSOR not in own else ()
    licensors = {LICENSOR: (*unlinked, *(copies.get(LICENSOR) or event.get(LICENSOR, ())))}
    given = _alt(alt or {})
    rest = {name: values for name, values in own.items() if not given.get(name)}
    return kept_properties(merged((given, rest, licensors, copies, event)), policy)


def _rights(rights: Rights) -> Packet:
    url = tidy(rights.acquire_url)
    return {
        "dc:creator": items(rights.creator),
        "dc:rights": items(rights.copyright),
        "photoshop:Credit": items(rights.credit),
        "xmpRights:WebStatement": items(rights.license_url),
        LICENSOR: (Item(fields=((_LICENSOR_URL, url),)),) if url else (),
    }


def _said(metadata: Metadata) -> Packet:
    """Rights, captions and marks of a photo as properties."""
    url = tidy(metadata.acquire_url)
    named = {"plus:LicensorName": metadata.licensor, _LICENSOR_URL: url}
    return {
        "dc:creator": items(*metadata.creator.split(SEVERAL)),
        "dc:rights": items(metadata.copyright),
        "dc:title": _texts(metadata.title),
        "dc:description": _texts(metadata.captions),
        "photoshop:Credit": items(metadata.credit),
        "xmpRights:WebStatement": items(metadata.license_url),
        "Iptc4xmpExt:DigitalSourceType": items(metadata.digital_source_type),
        "plus:DataMining": items(metadata.data_mining),
        ALT: _texts(metadata.alt),
        LICENSOR: (Item(fields=tuple((name, text) for name, text in named.items() if text)),) if url else (),
    }


def _texts(texts: Mapping[str, str]) -> tuple[Item, ...]:
    return tuple(Item(text=text, language=language) for language, text in texts.items())


def _alt(alt: Mapping[str, str]) -> Packet:
    """Bare tags, and ``x-default`` in the first language (IPTC Photo Metadata 2025.1, Alt Text)."""
    texts = [Item(text=tidy(text), language=language_tag(language)) for language, text in alt.items() if tidy(text)]
    default = [Item(text=texts[0].text, language=DEFAULT_LANGUAGE)] if texts else []
    named_default = [text for text in texts if text.language == DEFAULT_LANGUAGE]
    return {ALT: (*(named_default or default), *(text for text in texts if text.language != DEFAULT_LANGUAGE))}


def stored_orientation(walk: Walk) -> int:
    """Orientation 1-8 of the first EXIF block, the one that browsers obey."""
    blocks = walk.of(Role.EXIF)
    return orientation_of(blocks[0].data) if blocks else 1


def exif_values(
    packet: Packet, directories: Sequence[Directories], orientation: int, policy: Policy
) -> dict[tuple[str, int], Value]:
    """The tags to write: orientation where it turns, rights and caption as in the packet, the mark of Adobe RGB."""
    texts = {
        DESCRIPTION: first(packet, "dc:description"),
        ARTIST: "; ".join(item.text for item in packet.get("dc:creator", ())),
        COPYRIGHT: first(packet, "dc:rights"),
    }
    found: dict[tuple[str, int], Value] = {ORIENTATION: orientation} if orientation > 1 else {}
    for block in directories[:1]:
        found |= _colour_mark(block) | {key: text for key in _COPIED if (text := block.text(key))}
    found |= {key: text for key, text in texts.items() if 0 < len(text) <= _LONGEST_EXIF_TEXT}
    return {key: value for key, value in found.items() if key in policy.exif}


def _colour_mark(block: Directories) -> dict[tuple[str, int], Value]:
    if block.integer(COLOUR_SPACE) != _UNCALIBRATED:
        return {}
    if block.text(INTEROP_INDEX) != _ADOBE_RGB:
        return {COLOUR_SPACE: _UNCALIBRATED}
    return {COLOUR_SPACE: _UNCALIBRATED, INTEROP_INDEX: _ADOBE_RGB}


def without_colour_mark(values: Mapping[tuple[str, int], Value]) -> dict[tuple[str, int], Value]:
    """The same tags for a picture that was converted to sRGB."""
    return {key: value for key, value in values.items() if key not in (COLOUR_SPACE, INTEROP_INDEX)}


def kept_words(walk: Walk, packet: Packet, values: Mapping[tuple[str, int], Value]) -> tuple[str, ...]:
    """What stays, in an editor's words, sorted."""
    named = {words.KEPT[name] for name in packet}
    named |= {_WORDS[key] for key in values if key in _WORDS}
    named |= {words.KEPT_PROFILE} if walk.of(Role.PROFILE) else set()
    named |= {words.KEPT_ORIENTATION} if ORIENTATION in values else set()
    return tuple(sorted(named))
