"""Logging of the command line; the library itself configures none."""

import logging
import warnings


def set_up(*, verbose: bool) -> None:
    """Log to stderr with ``--verbose``, warnings of libraries included; else keep quiet."""
    if verbose:
        logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s")
        logging.getLogger("PIL").setLevel(logging.INFO)
        logging.captureWarnings(True)
    else:
        warnings.simplefilter("ignore")
