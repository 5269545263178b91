"""XMP packets with rights, captions and alternative text in several languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A named face; middle and size are shares of the picture."""

    name: str
    x: float
    y: float
    wide: float
    tall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Xmp:
    """What to say; languages map to text, ``x-default`` first."""

    description: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    creator: str = ""
    rights: str = ""
    credit: str = ""
    web_statement: str = ""
    faces: tuple[Face, ...] = ()
    size: tuple[int, int] = (0, 0)
    document: str = ""


def xmp_bytes(xmp: Xmp) -> bytes:
    """A packet with the usual wrapper and padding."""
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items())
    body = "".join(
        (
            _languages("dc:description", xmp.description),
            _languages("dc:rights", {"x-default": xmp.rights} if xmp.rights else {}),
            _languages("Iptc4xmpCore:AltTextAccessibility", xmp.alt),
            f"<dc:creator><rdf:Seq><rdf:li>{escape(xmp.creator)}</rdf:li></rdf:Seq></dc:creator>"
            if xmp.creator
            else "",
            _plain("photoshop:Credit", xmp.credit),
            _plain("xmpRights:WebStatement", xmp.web_statement),
            _plain("xmpRights:Marked", "True" if xmp.rights else ""),
            _plain("xmpMM:DocumentID", xmp.document),
            _people(xmp),
        )
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n{body}</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n'
        + " " * 200
        + '\n<?xpacket end="w"?>'
    )
    return packet.encode()


def _languages(name: str, texts: Mapping[str, str]) -> str:
    if not texts:
        return ""
    items = "".join(f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>' for language, text in texts.items())
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>\n"


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n" if text else ""


def _people(xmp: Xmp) -> str:
    """Names of the people shown, and where their faces are (MWG regions)."""
    if not xmp.faces:
        return ""
    names = "".join(f"<rdf:li>{escape(face.name)}</rdf:li>" for face in xmp.faces)
    areas = "".join(
        f'<rdf:li><rdf:Description mwg-rs:Name="{escape(face.name)}" mwg-rs:Type="Face">'
        f'<mwg-rs:Area stArea:x="{face.x}" stArea:y="{face.y}" stArea:w="{face.wide}" stArea:h="{face.tall}"'
        ' stArea:unit="normalized"/></rdf:Description></rdf:li>'
        for face in xmp.faces
    )
    width, height = xmp.size
    return (
        f"<Iptc4xmpExt:PersonInImage><rdf:Bag>{names}</rdf:Bag></Iptc4xmpExt:PersonInImage>\n"
        f'<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions stDim:w="{width}" stDim:h="{height}"'
        f' stDim:unit="pixel"/><mwg-rs:RegionList><rdf:Bag>{areas}</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>\n'
    )
