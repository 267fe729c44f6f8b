"""Directories in: any dialect, nothing lost silently."""
