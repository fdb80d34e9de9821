"""Fields of forms and what is drawn beside them."""
