"""Drejebøger as tables, from Markdown, CSV and Excel: what people have already written becomes a session script."""
