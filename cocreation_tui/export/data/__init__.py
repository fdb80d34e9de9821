"""An initiative as data for other programs."""
