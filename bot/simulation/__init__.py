"""A year of an estate, lived through the real bot by its clock, and counted once more by hand."""
