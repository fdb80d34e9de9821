"""Between laptops: choosing a way, the code on the wall, taking part, bringing in, a file for a colleague."""
