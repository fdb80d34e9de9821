"""Sharing an initiative between laptops: what goes out, what comes in, and the carriers in between."""
