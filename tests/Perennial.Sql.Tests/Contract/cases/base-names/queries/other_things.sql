-- name: Count :value
select count(*) from tasks;
