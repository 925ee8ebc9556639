create view strong_beers as select beer_id, name, abv from beers where abv > 7 with check option;
