create sequence voyage_numbers;
