"""Pages on paper: the one way to the library that sets them, and the letters they are set in."""
