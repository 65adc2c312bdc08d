class Text(str):
    """One that spells itself, as Django's SafeString does."""

    def __str__(self):
        return self
