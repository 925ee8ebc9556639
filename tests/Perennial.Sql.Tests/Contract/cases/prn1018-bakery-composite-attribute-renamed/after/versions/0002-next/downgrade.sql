alter type bakery.topping rename attribute gram to grams;
