"""What a public text can give away, one kind a file."""
