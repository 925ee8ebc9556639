alter type bakery.size rename value 'big' to 'large';
