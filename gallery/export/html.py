"""The gallery as a web page for each language."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, TemplateSyntaxError

from gallery.errors import ExportError
from gallery.export.feed import feed
from gallery.export.jsonld import script_text
from gallery.export.links import linked
from gallery.export.page_names import SCRIPT, SITEMAP, STYLE, feed_name, has_feed, page_name
from gallery.export.pictures import by_media_type, fallback, object_position, published_alt, shared_picture
from gallery.export.sitemap import sitemap
from gallery.export.words import words_for
from gallery.model import Item, Manifest
from gallery.storage.look import look, shown

_PUBLIC = "../../public/"
_CORNERS = 4
"""Pixels of the longer side from which the colours of the corners are taken."""


class Html:
    """The gallery's page, with its pictures at ``page.base_url``; without one, in ``../../public/``.

    So the page in ``OUT/export/html`` shows the pictures of ``OUT/public``; to put it elsewhere, set ``page.base_url``.
    """

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``index.html``, one ``index.LANGUAGE.html`` for each further language, style sheet and viewer."""
        yield from page(reached_from(manifest.base_url or _PUBLIC, manifest))


def reached_from(start: str, manifest: Manifest) -> Manifest:
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
        templates: Folder whose ``page.html``, ``head.html``, ``picture.html``, ``gallery.css`` or ``gallery.js`` win
            over the built-in ones.

    Yields:
        The pages, style sheet and viewer; where the gallery knows its address a sitemap, and where it knows its day too
        a feed for each language. See ``page_names``.

    Raises:
        ExportError: There is no such folder, or a template is broken: its name and line are in the message.
    """
    environment = templates_of(templates)
    for language in manifest.languages:
        yield page_name(manifest, language), rendered(environment, "page.html", manifest, language)
        if has_feed(manifest):
            yield feed_name(manifest, language), feed(manifest, language)
    for name in (STYLE, SCRIPT):
        yield name, rendered(environment, name, manifest, manifest.languages[0])
    if manifest.base_url:
        yield SITEMAP, sitemap(manifest)


def templates_of(templates: Path | None) -> Environment:
    """The built-in templates, and those of a folder before them.

    Raises:
        ExportError: There is no such folder (``template``).
    """
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
        "shared_picture": shared_picture,
        "address": linked,
        "linked_data": script_text,
        "page_name": page_name,
        "feed_name": feed_name,
        "has_feed": has_feed,
        "web_address": _web_address,
        "words_for": words_for,
        "placeholder": _placeholder,
        "position": object_position,
    }
    return environment


def _placeholder(item: Item) -> str:
    """A CSS background: the mean colour, and over it the colours of the corners of the ThumbHash, running out.

    No picture in a ``data:`` address: a policy of ``default-src 'self'`` would not let it through.
    """
    from gallery.image.placeholder import pixels  # noqa: PLC0415 - needs NumPy, which importing a page does not

    try:
        colours = pixels(b64decode(item.placeholder.thumbhash, validate=True), _CORNERS)
    except ValueError:
        return item.placeholder.color
    if colours.shape[2] != 3:  # transparent
        return item.placeholder.color
    corners = ((row, column) for row in (0, -1) for column in (0, -1))
    shades = (
        f"radial-gradient(at {'100%' if column else '0'} {'100%' if row else '0'}, "
        f"#{bytes(colours[row, column]).hex()}, transparent 75%)"
        for row, column in corners
    )
    return f"{', '.join(shades)}, {item.placeholder.color}"


def _web_address(text: str) -> bool:
    """Whether a link may lead there; ``javascript:`` is none."""
    return text.casefold().startswith(("https://", "http://"))


def rendered(environment: Environment, template: str, manifest: Manifest, language: str) -> bytes:
    """A template as bytes.

    Raises:
        ExportError: It is broken: its name and line are in the message (``template``).
    """
    try:
        text = environment.get_template(template).render(
            manifest=manifest, language=language, words=words_for(language), style=STYLE, script=SCRIPT
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
