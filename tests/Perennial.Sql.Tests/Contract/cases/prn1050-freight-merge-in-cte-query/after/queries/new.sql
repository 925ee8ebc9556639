-- schema: freight
-- service: dispatch

-- name: A :many
with added as (
    merge into freight.carriers c using (select @name::text as name) n on n.name = c.name when not matched then insert (name) values (n.name)
    returning c.name
)
select a.name from added a;
