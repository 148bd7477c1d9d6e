"""What happens when a promised moment comes."""
