"""Open data: every table and view as CSV and Parquet, described as a data package."""
