"""Records for people: an article with its findings marked, on a terminal and as one HTML page."""
