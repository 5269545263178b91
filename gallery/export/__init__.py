"""What other systems take, made from the manifest alone."""
