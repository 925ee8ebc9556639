create type bakery.oven_state as enum ('cold', 'hot');
alter type bakery.oven_state add value 'warm' before 'hot';
