"""A package that the import programs use."""
print("pkg_helpers runs once as", __name__)
version = "1.0"
