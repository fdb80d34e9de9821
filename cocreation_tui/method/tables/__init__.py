"""Tables as people hand them over: text with delimiters, workbooks; where in them the table is, and which rows count."""
