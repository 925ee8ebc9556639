-- name: BehindOuterJoin :many
with recursive tree as (select id, parent_id from pages where parent_id is null union all select p.id, p.parent_id from pages p left join tree t on t.id = p.parent_id) select id from tree;

-- name: BehindFullJoin :many
with recursive tree as (select id, parent_id from pages where parent_id is null union all select p.id, p.parent_id from tree t full join pages p on t.id = p.parent_id) select id from tree;

-- name: InSubquery :many
with recursive tree as (select id, parent_id from pages where parent_id is null union all select p.id, p.parent_id from pages p where p.parent_id in (select id from tree)) select id from tree;

-- name: BehindExcept :many
with recursive tree as (select id from pages union all (select id from pages except select id from tree)) select id from tree;

-- name: InIntersectAll :many
with recursive tree as (select id from pages union all (select id from tree intersect all select id from pages)) select id from tree;
