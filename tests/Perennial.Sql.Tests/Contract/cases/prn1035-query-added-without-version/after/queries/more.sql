-- schema: app

-- name: OldItems :many
select i.item_id from app.items i;
