"""How things look: facts in, letter out, and nothing else happens."""
