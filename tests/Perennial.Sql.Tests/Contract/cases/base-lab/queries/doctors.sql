-- schema: lab
-- service: doctors
-- name: Register :exec
insert into lab_private.patients (patient, name) values (@patient, @name);
-- name: Samples :many
select s.id, s.taken, s.notes from lab.samples s join lab_private.patients p on p.sample = s.id where p.patient = any(@patients);
-- name: Children :many
with recursive c(id, depth) as (values (@root::text collate "C", 0) union all select s.id, c.depth + 1 from lab.samples s join c on s.parent = c.id)
select c.id, c.depth from c;
