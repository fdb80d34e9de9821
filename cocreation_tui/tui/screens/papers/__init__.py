"""What a meeting and an initiative leave on paper: minutes, newsletter, poster."""
