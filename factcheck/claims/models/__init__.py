from factcheck.claims.models.appearance import Appearance
from factcheck.claims.models.claim import Claim
from factcheck.claims.models.claimant import Claimant
from factcheck.claims.models.extraction import Extraction
from factcheck.claims.models.policy import ReadingPolicy

__all__ = ["Appearance", "Claim", "Claimant", "Extraction", "ReadingPolicy"]
