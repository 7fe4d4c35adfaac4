"""The language of the rule files has a number; a text of an older one is read for ever (``lifting``)."""
