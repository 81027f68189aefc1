"""Records at rest: JSON Lines in and out, and pandas frames over them."""
