-- name: LastTwo :many
select p.id, x.number, row_number() over (partition by p.id order by x.number desc) as nth
from pages p cross join lateral (select r.number from revisions r where r.page_id = p.id order by r.number desc limit 2) x;

-- name: Ancestors :many
with recursive up as (
  select p.id, p.parent_id, 0 as depth from pages p where p.id = $1
  union all
  select p.id, p.parent_id, up.depth + 1 from pages p join up on up.parent_id = p.id where up.depth < 10)
select up.id, up.depth from up;
