"""The ways between laptops: a file, a folder that others keep in step, a database."""
