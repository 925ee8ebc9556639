-- name: A :many
select x.array_sort, x.casefold, x.virtual from (select 1 as array_sort, 2 as casefold, 3 as virtual) x;
