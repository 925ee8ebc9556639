alter type bakery.topping drop attribute vegan;
