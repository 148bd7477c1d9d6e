"""The register of homes, 房屋台账: what the office knows of each, and how a table of it is read."""
