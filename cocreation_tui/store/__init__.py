"""Files: meetings that survive crashes, their backups, and the shelf they stand on."""
