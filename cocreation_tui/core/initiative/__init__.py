"""Everything the meetings of an initiative tell together, over months and years."""
