"""brat stand-off (https://brat.nlplab.org/standoff.html): findings to correct by hand, and gold."""
