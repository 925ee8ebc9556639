-- schema: lab
-- name: Roots :many
select s.id from lab.samples s where s.parent is null order by s.id collate "C";
