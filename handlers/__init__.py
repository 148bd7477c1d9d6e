"""Second floor: what we do when somebody speaks or a promised moment comes."""
