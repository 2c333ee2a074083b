from factcheck.feeds.models.edition import Edition
from factcheck.feeds.models.policy import Policy
from factcheck.feeds.models.printed import Printed

__all__ = ["Edition", "Policy", "Printed"]
