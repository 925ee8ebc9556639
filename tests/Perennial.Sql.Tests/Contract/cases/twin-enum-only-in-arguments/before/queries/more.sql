-- schema: app

-- name: OfClass :many
select i.item_id from app.items i where @class::app.size_class = 's';
