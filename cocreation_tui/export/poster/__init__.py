"""The poster as pages that print on A3."""
