-- name: Two :many
select id, object #>> '{a,b}' as x, object @> '{"a": 1}' as y, object ? 'k' as z, (array[1,2,3])[1:2] as w, 'a:b' as v from tasks where object @? '$.a' and id % 2 = 0;
