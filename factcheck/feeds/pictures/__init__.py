"""A check as a picture, for places that show nothing else of a page that is shared there."""
