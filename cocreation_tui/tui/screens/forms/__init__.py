"""Template forms, wherever they are filled in."""
