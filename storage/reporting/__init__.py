"""Figures: what was brought, promised, asked and answered within a time, counted where it lies."""

from storage.reporting.counts import Counts
from storage.reporting.shelf import Reporting

__all__ = ["Counts", "Reporting"]
