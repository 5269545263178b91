"""Make a copy of a photo from which everything private is proven gone."""

from collections.abc import Callable, Collection, Mapping
from io import BytesIO

from gallery.errors import CleaningFailed, PhotoError
from gallery.image.limits import Limits, check_size
from gallery.image.sniff import sniff
from gallery.metadata import arguments
from gallery.metadata.assemble import assemble
from gallery.metadata.blocks.exif_write import write_exif
from gallery.metadata.blocks.xmp_write import write_xmp
from gallery.metadata.containers import container_of
from gallery.metadata.containers.container import TOO_MANY, Container, Role, Walk
from gallery.metadata.gather import Gathered, gather
from gallery.metadata.keep import exif_values, kept_packet, kept_words, stored_orientation, without_colour_mark
from gallery.metadata.packet import Packet
from gallery.metadata.policy import Policy
from gallery.metadata.verify import traces
from gallery.model import Cleaned, Metadata, PolicyName, Rights, Subject


def clean_metadata(
    data: bytes,
    *,
    policy: PolicyName = "web",
    keep: Collection[Subject] = (),
    remove: Collection[Subject] = (),
    web_formats: bool = False,
    rights: Rights | None = None,
    alt: Mapping[str, str] | None = None,
    fill: Metadata | None = None,
) -> Cleaned:
    """Build a new file from the allow-listed parts of a photo, and prove that nothing else is in it.

    JPEG, PNG, WebP and GIF keep their compressed pixels byte by byte, and so do AVIF, HEIC and TIFF where one picture
    is provably all they hold. Others, and files whose structure is damaged but whose picture is not, are encoded afresh
    for the web.

    Args:
        data: The encoded photo; ``bytearray`` and ``memoryview`` will do.
        policy: What may stay: ``web``, ``archive`` or ``bare``.
        keep: Subjects that may stay too: ``capture-date``, ``camera``, ``keywords``, ``place``, or those of ``web``:
            ``rights``, ``captions``, ``alt``, ``origin``.
        remove: Subjects that go although the policy keeps them.
        web_formats: Convert what not every browser shows (HEIC, TIFF) even where it could stay as it is.
        rights: The event's; fill what the file does not say.
        alt: Language tag -> alt text to write into the file, in place of what it has.
        fill: What copies of the same shot say (``read_metadata``): their rights, captions and marks of origin fill what
            the file does not say, before the event's rights do.

    Raises:
        ConfigError: There is no such policy, subject or language (``wrong-value``), or an argument is of another kind
            (``wrong-type``).
        CleaningFailed: Not provably clean (``withheld``), or no photo that can be read; the code then says why
            (``corrupt``, ``not-a-photo``, ``too-large`` ...).
    """
    photo, allow = arguments.content(data), arguments.allow_list(policy, keep, remove)
    event, texts, copies = arguments.owner(rights), arguments.texts(alt), arguments.of_copies(fill)
    try:
        return _cleaned(photo, allow, web_formats, lambda whole: kept_packet(whole, allow, event, texts, copies))
    except CleaningFailed:
        raise
    except PhotoError as wrong:
        raise CleaningFailed(wrong.message, code=wrong.code, hint=wrong.hint) from wrong


def _cleaned(data: bytes, allow: Policy, web_formats: bool, kept: Callable[[Packet], Packet]) -> Cleaned:
    sniff(data)
    container = _container(data)
    walk = container.walk(data)
    if walk.damage == TOO_MANY:  # a decoder would walk through them all, again and again
        raise _withheld(TOO_MANY)
    gathered = gather(walk)
    packet = kept(gathered.whole)
    stays = container.web or not web_formats
    if stays and container.assemble and not walk.damage and walk.of(Role.PICTURE):
        cleaned = _rewritten(data, container, walk, gathered, packet, allow)
        if cleaned is not None:
            return cleaned
    return _converted(data, walk, gathered, packet, allow)


def _rewritten(
    data: bytes, container: Container, before: Walk, gathered: Gathered, packet: Packet, policy: Policy
) -> Cleaned | None:
    """The file with its compressed pixels untouched; None where the result cannot be proven clean and whole."""
    orientation = stored_orientation(before) if container.turns else 1
    values = exif_values(packet, gathered.directories, orientation, policy) if container.exif else {}
    new = assemble(container, before, write_exif(values), write_xmp(packet, policy), policy)
    if new is None or not _opens(new) or not (before.sound or _alike(data, new)):
        return None
    return Cleaned(
        data=new,
        media_type=container.media_type,
        status="cleaned",
        removed=traces(before, policy),
        kept=kept_words(before, packet, values),
    )


def _opens(data: bytes) -> bool:
    """Whether a decoder takes the file.

    For a cleaned file its header tells enough, since the compressed stream is byte by byte the original's.
    """
    return _picture(data, fully=False) is not None


def _alike(data: bytes, new: bytes) -> bool:
    """Whether both are decoded to their end, and to the same pixels.

    An original whose end mark, lengths or checksums are not as they should be is looked at so: its copy would hide
    the gap, or mend it.
    """
    before = _picture(data, fully=True)
    return before is not None and before == _picture(new, fully=True)


def _picture(data: bytes, *, fully: bool) -> tuple[str, tuple[int, int], bytes] | None:
    """Mode and size in pixels, and the pixels where they are asked for; None where no decoder takes the file."""
    try:
        picture = sniff(data).open(BytesIO(data))
        check_size(*picture.size, Limits())
        pixels = picture.tobytes() if fully else b""
    except PhotoError:
        raise
    except Exception:  # noqa: BLE001 - decoders raise whatever they like on hostile bytes
        return None
    return picture.mode, picture.size, pixels


def _converted(data: bytes, before: Walk, gathered: Gathered, packet: Packet, policy: Policy) -> Cleaned:
    """The picture encoded afresh, with what stays written into it."""
    from gallery.metadata.convert import convert  # noqa: PLC0415 - needs NumPy, and most files are not converted

    fresh = convert(data)
    container = _container(fresh)
    walk = container.walk(fresh)
    values = without_colour_mark(exif_values(packet, gathered.directories, 1, policy)) if container.exif else {}
    new = assemble(container, walk, write_exif(values), write_xmp(packet, policy), policy)
    if new is None or not _opens(new):
        raise _withheld("private data in the file could not be proven gone")
    return Cleaned(
        data=new,
        media_type=container.media_type,
        status="converted",
        removed=traces(before, policy),
        kept=kept_words(walk, packet, values),
    )


def _container(data: bytes) -> Container:
    found = container_of(data)
    if found is None:
        raise _withheld("a picture of this format cannot be checked for private data")
    return found


def _withheld(message: str) -> CleaningFailed:
    return CleaningFailed(message, hint="Open it in a photo program, export it as JPEG, and use that file.")
