alter type bakery.topping add attribute vegan boolean;
