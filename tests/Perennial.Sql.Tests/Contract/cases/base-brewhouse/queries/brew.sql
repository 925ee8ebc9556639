-- service: brewery

-- name: NewBatch :one
insert into batches (beer_id, litres) values (@beer, @litres) returning batch, brewed_on;

-- name: GetBeer :one
select beer_id, name, abv, changed_at from beers where name = @name;

-- name: Strong :many
select * from strong_beers order by beer_id;

-- name: Production :many
select b.name, sum(x.litres) as litres, max(x.brewed_on) as latest
from beers b left join batches x on x.beer_id = b.beer_id
group by b.name order by b.name;

-- name: DropBatch :execrows
delete from batches where batch = @batch;
