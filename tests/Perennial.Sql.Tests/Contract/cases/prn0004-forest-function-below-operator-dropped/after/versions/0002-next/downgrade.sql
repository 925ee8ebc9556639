drop function forest.is_high(real);
