"""GIF (GIF89a), one idea a file."""
