alter domain bakery.price rename constraint price_positive to price_check;
