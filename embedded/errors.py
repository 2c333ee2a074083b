"""What this package says when it cannot do its work."""


class EmbeddedError(Exception):
    """A server cannot be started or reached; the message is one plain sentence that says what to do."""
