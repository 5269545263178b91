"""How Sphinx builds the documentation; every warning is an error."""

from gallery import __version__

project = "event-gallery"
author = "The event-gallery authors"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "writers", "examples"]
html_theme = "furo"
html_title = f"event-gallery {version}"
html_show_copyright = False

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_numpy_docstring = False
napoleon_use_ivar = True

nitpicky = True
nitpick_ignore_regex = [
    (r"py:.*", r"(?!gallery\.).*"),  # names of other packages cannot be resolved without the network; ours must be
    (r"py:class", r"gallery\.ports\.[A-Z]"),  # type variables
]
