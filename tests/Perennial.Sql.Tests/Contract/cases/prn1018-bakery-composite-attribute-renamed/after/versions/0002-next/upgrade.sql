alter type bakery.topping rename attribute grams to gram;
