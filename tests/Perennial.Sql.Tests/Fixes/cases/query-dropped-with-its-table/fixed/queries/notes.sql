-- schema: app

-- name: FindBody :value
-- service: shop
-- reads
-- deprecated: its feature is gone
-- The feature is gone: running services that still call this find nothing.
select null::text as find_body
where false and @note::bigint is null;

-- name: ListNotes :many
-- service: shop
-- reads
-- deprecated: its feature is gone
-- The feature is gone: running services that still call this find nothing.
select null::bigint as "note_id!", null::text as "body!"
where false and @item::bigint is null;
