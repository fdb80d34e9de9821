"""The poster as pictures that print on A3."""
