-- name: BeforeOuterJoin :many
with recursive tree as (select id, parent_id from pages where parent_id is null union all select t.id + 1, p.parent_id from tree t left join pages p on t.id = p.parent_id where t.id < 9) select id from tree;

-- name: RightJoin :many
with recursive tree as (select id, parent_id from pages where parent_id is null union select p.id, p.parent_id from pages p right join tree t on t.id = p.parent_id) select id from tree;

-- name: FromSubquery :many
with recursive tree as (select id from pages where parent_id is null union select s.id from (select id + 1 as id from tree where id < 9) s where exists (select 1 from pages p where p.id = s.id)) select id from tree;

-- name: BeforeExcept :many
with recursive tree as (select id from pages union (select id from tree except select id from revisions r join pages p on p.id = r.page_id)) select id from tree;

-- name: InIntersect :many
with recursive tree as (select id from pages union (select id from pages intersect select id from tree)) select id from tree;

-- name: OwnRecursionInSubquery :many
select p.id from pages p left join revisions r on r.page_id = p.id
where exists (with recursive up as (select p.parent_id as id union all select a.parent_id from up join pages a on a.id = up.id) select 1 from up where up.id = 1);
