"""Sentences and pages made of values, in the language of the screens."""
