-- schema: edge
-- name: Count :many
merge into edge.totals t using (select e.kind, count(*) as n from edge.events e group by e.kind) s on t.kind = s.kind
when matched then update set n = s.n when not matched then insert values (s.kind, s.n) when not matched by source then delete
returning merge_action() as action, t.kind, t.n;
-- name: Flat :many
select f.name, f.size from edge.flat f where f.id = @id;
-- name: HasName :value
select json_exists(e.body, '$.name') from edge.events e where e.id = @id;
