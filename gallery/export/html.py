"""The gallery as a web page for each language."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, TemplateSyntaxError

from gallery.errors import ExportError
from gallery.export.pictures import by_media_type, fallback, object_position, published_alt
from gallery.export.words import words_for
from gallery.model import Item, Manifest
from gallery.storage.look import look, shown

STYLE = "gallery.css"
_PUBLIC = "../../public/"


class Html:
    """The gallery's page, with its pictures at ``page.base_url``; without one, in ``../../public/``.

    So the page in ``OUT/export/html`` shows the pictures of ``OUT/public``; to put it elsewhere, set ``page.base_url``.
    """

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``index.html``, one ``index.LANGUAGE.html`` for each further language, and the style sheet."""
        yield from page(_reached_from(manifest.base_url or _PUBLIC, manifest))


def _reached_from(start: str, manifest: Manifest) -> Manifest:
    """The manifest with pictures where the page finds them."""
    return replace(
        manifest,
        items=tuple(
            replace(item, renditions=tuple(replace(one, path=f"{start}{one.path}") for one in item.renditions))
            for item in manifest.items
        ),
    )


def page(manifest: Manifest, templates: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Make the page from the manifest alone.

    Args:
        manifest: Of the gallery; picture paths are relative to the page.
        templates: Folder whose ``page.html`` or ``gallery.css`` win over the built-in ones.

    Raises:
        ExportError: There is no such folder, or a template is broken: its name and line are in the message.
    """
    environment = _environment(templates)
    for language in manifest.languages:
        yield page_name(manifest, language), _rendered(environment, "page.html", manifest, language)
    yield STYLE, _rendered(environment, STYLE, manifest, manifest.languages[0])


def page_name(manifest: Manifest, language: str) -> str:
    """``index.html`` for the main language, ``index.en.html`` for another."""
    return "index.html" if language == manifest.languages[0] else f"index.{language}.html"


def _environment(templates: Path | None) -> Environment:
    if templates and look(templates).kind != "folder":
        raise ExportError(
            f"there is no folder of templates {shown(templates.name)}", code="template", hint="Mend page.template_dir."
        )
    built_in = PackageLoader("gallery.export")
    loader = ChoiceLoader([FileSystemLoader(templates), built_in]) if templates else built_in
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {
        "by_media_type": by_media_type,
        "fallback": fallback,
        "published_alt": published_alt,
        "page_name": page_name,
        "words_for": words_for,
        "placeholder": _placeholder,
        "position": object_position,
    }
    return environment


def _placeholder(item: Item) -> str:
    """The blurred picture of an item as a data URI; empty where there is none."""
    from gallery.image.placeholder import placeholder_png  # noqa: PLC0415 - needs NumPy, which importing a page does not

    try:
        png = placeholder_png(b64decode(item.placeholder.thumbhash, validate=True))
    except ValueError:
        return ""
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _rendered(environment: Environment, template: str, manifest: Manifest, language: str) -> bytes:
    try:
        text = environment.get_template(template).render(
            manifest=manifest, language=language, words=words_for(language), style=STYLE
        )
    except Exception as fault:  # an editor's template can do anything
        raise ExportError(f"a page template is broken ({_place(fault, template)}): {fault}", code="template") from fault
    return text.encode()


def _place(fault: Exception, template: str) -> str:
    """Name and line: a syntax error carries them, any other fault of a template has them in its traceback."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.name or template}, line {fault.lineno}"
    frames = [frame for frame in extract_tb(fault.__traceback__) if not frame.filename.endswith((".py", ">"))]
    return f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else template
