"""First floor: where things are kept; SQLAlchemy lives here and nowhere else."""

from storage.shelves import Shelves
from storage.transaction import Storage

__all__ = ["Shelves", "Storage"]
