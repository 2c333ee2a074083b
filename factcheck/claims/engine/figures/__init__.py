"""Amounts, counts and shares of a sentence, with value in base units, unit and currency."""

from factcheck.claims.engine.figures.sentence import figures

__all__ = ["figures"]
