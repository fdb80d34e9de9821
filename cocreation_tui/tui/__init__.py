"""The Textual front end: screens send commands, widgets show frozen values, words come from the catalogues."""
