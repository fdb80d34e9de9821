"""Read models: what minutes, newsletter, poster and the room's side say before they are worded."""
