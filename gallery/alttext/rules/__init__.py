"""What the audit flags, one rule a file."""
