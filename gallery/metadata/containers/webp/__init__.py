"""WebP (RFC 9649), one idea a file."""
