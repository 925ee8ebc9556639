-- name: Aisle :one
select a.aisle, a.since from public.aisle_of(bin => @bin) a;
-- name: Kinds :many
select case when b.last_move is null then 'never' else to_char(b.last_move, 'YYYY') end as moved, b.label::text || '!' as shout from bins b;
