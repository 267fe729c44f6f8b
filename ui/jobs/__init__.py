"""Work off the UI thread, results back on it."""

from ui.jobs.job import Jobs

__all__ = ["Jobs"]
