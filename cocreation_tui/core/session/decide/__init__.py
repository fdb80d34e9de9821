"""From commands to events: what a command means now, or why it is refused."""
