"""An initiative as a place: everything that is known of it, and everything that is done between its meetings."""
