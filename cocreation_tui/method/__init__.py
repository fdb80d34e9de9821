"""The method's plain files: session scripts, cards and lists of participants, or problems with file and line."""
