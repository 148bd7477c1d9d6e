"""The ops group: one file per job that the office does there."""
