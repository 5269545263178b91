"""What is already done."""
