"""The words of danger, in three scripts, and the ways in which they are meant harmlessly."""
