-- name: A :many
select name, lower(born) as from_year from authors where born @> 1950 or born && '[1900,2000)' or born = 'empty';
