"""Checks ClaimReview markup and feeds, ours or anyone's, for the mistakes that their readers have met."""

from factcheck.feeds.lint.faults import MUST, SHOULD, Fault
from factcheck.feeds.lint.inspecting import Report, faults_in, faults_of, inspect

__all__ = ["MUST", "SHOULD", "Fault", "Report", "faults_in", "faults_of", "inspect"]
