"""What the generated pages are made of, one page a file."""
