"""What the command line and the screens may ask for: meetings, initiatives, plans, whatever file they come from."""
