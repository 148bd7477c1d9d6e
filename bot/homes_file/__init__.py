"""A file of homes as offices have it, XLSX or CSV, read in a process that may do nothing else."""
