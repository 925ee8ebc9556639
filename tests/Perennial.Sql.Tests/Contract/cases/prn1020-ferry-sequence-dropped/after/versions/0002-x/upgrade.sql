-- s
drop sequence voyage_numbers;
