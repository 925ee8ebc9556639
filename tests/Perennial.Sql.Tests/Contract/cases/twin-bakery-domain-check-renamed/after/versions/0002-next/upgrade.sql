alter domain bakery.price rename constraint price_check to price_positive;
