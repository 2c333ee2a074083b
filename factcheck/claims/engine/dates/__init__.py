"""Dates of a sentence, resolved against the day of publication to ISO 8601."""

from factcheck.claims.engine.dates.sentence import dates

__all__ = ["dates"]
