"""PNG and APNG (PNG third edition, W3C 2025), one idea a file."""
