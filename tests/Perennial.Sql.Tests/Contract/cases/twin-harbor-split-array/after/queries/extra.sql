-- schema: harbor

-- name: A :many
select x.part from harbor.ships s cross join lateral string_to_table(s.name, ' ') as x(part);
