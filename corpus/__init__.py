"""The registry of public bodies, the sample documents, their true records, and what sets them."""
