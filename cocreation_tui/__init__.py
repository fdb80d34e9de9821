"""Run co-creation workshops and meetings from a terminal."""
