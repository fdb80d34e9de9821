"""What goes out as files: one document, whatever the format."""
