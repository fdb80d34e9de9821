"""What laptops share of an initiative: streams with one writer each, united by identity and step number."""
