-- schema: auction

-- name: Page :many
select l.lot_id from auction.lots l order by l.lot_id limit 5, 10;

-- name: TitleAndState :many
select l.lot_id, l.title l.state from auction.lots l;

-- name: AddOrUpdate :exec
insert into auction.lots (title reserve) values (@title, @reserve) on duplicate key update title = @title;
