"""What opens over a running meeting while it goes on."""
