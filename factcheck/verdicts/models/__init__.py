from factcheck.verdicts.models.citation import Citation
from factcheck.verdicts.models.release import Release
from factcheck.verdicts.models.scale import Rating, RatingScale
from factcheck.verdicts.models.submission import Submission
from factcheck.verdicts.models.verdict import EDITABLE, MOVES, OPEN, PUBLIC, MediaCategory, State, Verdict

__all__ = [
    "EDITABLE",
    "MOVES",
    "OPEN",
    "PUBLIC",
    "Citation",
    "MediaCategory",
    "Rating",
    "RatingScale",
    "Release",
    "State",
    "Submission",
    "Verdict",
]
