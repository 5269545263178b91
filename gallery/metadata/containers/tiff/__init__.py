"""TIFF (TIFF 6.0), one idea a file."""
