-- name: Deepest :many
with recursive tree as (select id, 1 as depth from pages where parent_id is null union all select p.id, max(t.depth)::integer + 1 from pages p join tree t on t.id = p.parent_id group by p.id) select id, depth from tree;
