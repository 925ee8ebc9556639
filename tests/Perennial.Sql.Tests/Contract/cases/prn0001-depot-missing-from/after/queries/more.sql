-- name: Broken :many
select b.label bins b where b.bin_id = 1;
