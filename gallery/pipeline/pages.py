"""Templates of the pages that are for editors alone."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def editors_pages() -> Environment:
    """Templates in which every text is escaped, and a name that is not known is an error."""
    return Environment(
        loader=PackageLoader("gallery.pipeline"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
