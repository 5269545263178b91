"""Photos with something to hide, made by code."""

import struct
import zlib

from PIL import Image

from tests.metadata.made_blocks import RICH_XMP, ascii_tag, block, dataset, exif, ifd, iptc, irb, resource, xmp
from tests.metadata.pictures import SECRET, SRGB, picture, saved

__all__ = [
    "RICH_XMP",
    "SECRET",
    "SRGB",
    "ascii_tag",
    "block",
    "dataset",
    "exif",
    "ifd",
    "iptc",
    "irb",
    "picture",
    "resource",
    "saved",
    "xmp",
]


def segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def jpeg(*segments: bytes, image: Image.Image | None = None, trailer: bytes = b"", **options: object) -> bytes:
    """A JPEG with segments after its JFIF header and bytes after its end."""
    data = saved(image or picture(), "JPEG", **options)
    at = 4 + int.from_bytes(data[4:6], "big") if data[2:4] == b"\xff\xe0" else 2
    return data[:at] + b"".join(segments) + data[at:] + trailer


def exif_segment(block: bytes) -> bytes:
    return segment(0xE1, b"Exif\0\0" + block)


def xmp_segment(packet: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def resources_segment(*found: bytes) -> bytes:
    return segment(0xED, b"Photoshop 3.0\0" + b"".join(found))


def icc_segment(profile: bytes = SRGB) -> bytes:
    return segment(0xE2, b"ICC_PROFILE\0\1\1" + profile)


def full_jpeg() -> bytes:
    """Something in every place a JPEG has."""
    return jpeg(
        exif_segment(exif()),
        exif_segment(exif(orientation=3)),
        xmp_segment(RICH_XMP),
        segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0SECRET"),
        icc_segment(),
        segment(0xE2, b"FPXR\0SECRET"),
        segment(0xE0, b"JFXX\0SECRET"),
        segment(0xE5, b"SECRET"),
        segment(0xEB, b"JP SECRET"),
        segment(0xED, b"Photoshop 3.0\0" + irb(iptc())),
        segment(0xFE, b"SECRET comment"),
        trailer=b"SECRET ftypmp42",
    )


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*chunks: bytes, image: Image.Image | None = None, trailer: bytes = b"", **options: object) -> bytes:
    """A PNG with chunks after its header and bytes after its end."""
    data = saved(image or picture(), "PNG", **options)
    return data[:33] + b"".join(chunks) + data[33:] + trailer


def full_png() -> bytes:
    packed = b"\nexif\n%8d\n" % len(exif()) + b"Exif\0\0".hex().encode() + exif().hex().encode() + b"\n"
    return png(
        chunk(b"eXIf", exif()),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + RICH_XMP),
        chunk(b"tEXt", b"Comment\0SECRET"),
        chunk(b"tEXt", b"Author\0PNG Author"),
        chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(packed)),
        chunk(b"iTXt", b"Source\0\1\0de\0Quelle\0" + zlib.compress(b"SECRET")),
        chunk(b"prVt", b"SECRET"),
        chunk(b"gAMA", struct.pack(">I", 45455)),
        trailer=b"SECRET",
    )


def riff(data: bytes, *extra: tuple[bytes, bytes], trailer: bytes = b"") -> bytes:
    """A WebP with chunks at its end."""
    body = data[8:] + b"".join(n + struct.pack("<I", len(c)) + c + b"\0" * (len(c) % 2) for n, c in extra)
    return b"RIFF" + struct.pack("<I", len(body)) + body + trailer


def full_webp() -> bytes:
    plain = saved(picture(), "WEBP", icc_profile=SRGB)
    return riff(plain, (b"EXIF", exif()), (b"XMP ", RICH_XMP), (b"priv", b"SECRET"), trailer=b"SECRET tail")


def gif_block(name: bytes, content: bytes) -> bytes:
    return b"\x21\xff\x0b" + name + content


def full_gif() -> bytes:
    data = saved(picture("P"), "GIF", save_all=True, append_images=[picture("P", shift=40)], comment=SECRET, loop=0)
    ramp = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    extra = gif_block(b"XMP DataXMP", RICH_XMP + ramp) + gif_block(b"PRIVATE1.00", b"\6SECRET\0")
    return data[:-1] + extra + b";SECRET"


def tiff(**tags: object) -> bytes:
    return saved(picture(), "TIFF", description="A caption", software="SECRET", icc_profile=SRGB, **tags)


def avif(**options: object) -> bytes:
    return saved(picture(size=(64, 48)), "AVIF", exif=exif(orientation=1), xmp=RICH_XMP, **options)


def full_files() -> dict[str, bytes]:
    """One file of each format, with something in each place."""
    return {
        "jpeg": full_jpeg(),
        "png": full_png(),
        "webp": full_webp(),
        "gif": full_gif(),
        "tiff": tiff(),
        "avif": avif(),
    }
