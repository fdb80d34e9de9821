"""Tables of meetings and initiatives for spreadsheets: what stands in them, before a file is made of it."""
