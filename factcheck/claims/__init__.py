"""Claims: what an article states that can be checked out, from its reading to what the desk does with it."""

from factcheck.claims import compiled

compiled.prefer(__path__)
