"""One file, one talk with a resident; questions stand in the order they are asked."""
