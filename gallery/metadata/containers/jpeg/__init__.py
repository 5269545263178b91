"""JPEG (ITU-T T.81), one idea a file."""
