"""Alt sheets: the alt texts of a gallery as JSON objects."""

from collections.abc import Mapping, Sequence

from gallery.alttext.normal import bare
from gallery.errors import ManifestError
from gallery.ports import Sheet, SheetImage


def read_sheet(sheet: Mapping[str, object]) -> Sheet:
    """Check an alt sheet and give it its type.

    Absent and null are the same, except for ``alt``, where null says that the text is missing; unknown keys are
    left alone, so that sheets may grow. A sheet without a language is read with the words of all of them.

    Raises:
        ManifestError: A value of the wrong type, an image without id, or an id that occurs twice (``alt-sheet``).
    """
    if not isinstance(sheet, Mapping):
        raise _wrong("an alt sheet", "an object", sheet)
    images = tuple(_image(number, image) for number, image in enumerate(_list(sheet, "images"), 1))
    _unique(images)
    return Sheet(
        language=bare(_text(sheet, "language", "the sheet")),
        headline=_text(sheet, "headline", "the sheet"),
        images=images,
        people=_people(sheet),
        others=_others(sheet),
    )


def _image(number: int, image: object) -> SheetImage:
    where = f"image {number}"
    if not isinstance(image, Mapping):
        raise _wrong(where, "an object", image)
    name = _text(image, "id", where)
    if not name:
        raise ManifestError(f"{where} of the alt sheet has no id", code="alt-sheet", hint="Give every image an id.")
    where = f"{where} ({name})"
    decorative = image.get("decorative")
    if not isinstance(decorative, bool | None):
        raise _wrong(f"decorative of {where}", "true or false", decorative)
    return SheetImage(
        id=name,
        alt=None if image.get("alt") is None else _text(image, "alt", where),
        decorative=bool(decorative),
        caption=_text(image, "caption", where),
        file_name=_text(image, "file_name", where),
        picture=_picture(image, where),
        status=_text(image, "status", where),
        source=_text(image, "source", where),
        suppressed=_suppressed(image, where),
    )


def _text(owner: Mapping[str, object], key: str, where: str) -> str:
    value = owner.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(f"{key} of {where}", "text", value)
    return value


def _picture(image: Mapping[str, object], where: str) -> str:
    picture = _text(image, "picture", where)
    if picture.strip("0123456789abcdefABCDEF"):
        raise _wrong(f"picture of {where}", "hex digits", picture)
    return picture


def _suppressed(image: Mapping[str, object], where: str) -> Mapping[str, str]:
    reasons = image.get("suppressed")
    if reasons is None:
        return {}
    if not isinstance(reasons, Mapping):
        raise _wrong(f"suppressed of {where}", "an object", reasons)
    return {str(rule): _text({"reason": why}, "reason", f"suppressed of {where}") for rule, why in reasons.items()}


def _list(owner: Mapping[str, object], key: str) -> Sequence[object]:
    value = owner.get(key)
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        raise _wrong(f"{key} of the sheet", "a list", value)
    return value


def _people(sheet: Mapping[str, object]) -> tuple[str, ...]:
    if sheet.get("people") is None:
        return ()
    people = tuple(_list(sheet, "people"))
    return tuple(_text({"people": name}, "people", "the sheet") for name in people)


def _others(sheet: Mapping[str, object]) -> dict[str, dict[str, str | None]]:
    others = sheet.get("others")
    if others is None:
        return {}
    if not isinstance(others, Mapping):
        raise _wrong("others of the sheet", "an object", others)
    return {str(language): _alts(str(language), texts) for language, texts in others.items()}


def _alts(language: str, texts: object) -> dict[str, str | None]:
    where = f"others ({language})"
    if not isinstance(texts, Mapping):
        raise _wrong(where, "an object", texts)
    return {str(name): None if alt is None else _text({"alt": alt}, "alt", where) for name, alt in texts.items()}


def _unique(images: tuple[SheetImage, ...]) -> None:
    seen: set[str] = set()
    for image in images:
        if image.id in seen:
            raise ManifestError(
                f"the id {image.id} occurs twice in the alt sheet",
                code="alt-sheet",
                hint="Give every image its own id.",
            )
        seen.add(image.id)


def _wrong(what: str, wanted: str, value: object) -> ManifestError:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    found = "nothing" if value is None else kinds.get(type(value), type(value).__name__)
    return ManifestError(
        f"{what} has to be {wanted}, but is {found}",
        code="alt-sheet",
        hint="An alt sheet is an object with language, headline and images: id, alt, decorative, caption, file_name.",
    )
