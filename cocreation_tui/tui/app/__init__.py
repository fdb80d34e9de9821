"""The application: places and the ways between them, safety, colours, commands in order."""
