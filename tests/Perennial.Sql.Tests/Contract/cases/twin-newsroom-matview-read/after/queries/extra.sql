-- name: A :many
select p.slug, p.tags, a.body from popular p join articles a using (slug) where p.tags > 2;
