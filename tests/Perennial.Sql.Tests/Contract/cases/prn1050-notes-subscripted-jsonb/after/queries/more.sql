-- name: Colour :one
select n.attributes['colour'] as colour from notes n where n.id = $1;
