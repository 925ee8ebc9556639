-- name: Deepest :many
with recursive tree as (select id, 1 as depth from pages where parent_id is null union all select p.id, t.depth + (select count(*) from revisions r where r.page_id = p.id)::integer + 1 from pages p join tree t on t.id = p.parent_id)
select id, max(depth) as depth, row_number() over (order by id) as place from tree group by id;
