-- service: pharmacy

-- name: DrugByName :one
select drug_id, name, brand from drugs where name = @name;

-- name: Prescribe :one
insert into prescriptions (rx, drug_id, pills) values (digest(@secret::text, 'sha256'), @drug, @pills) returning rx;

-- name: Shelf :many
select shelf, lower(during) as since from shelves where drug_id = @drug and during @> now();

-- name: Refills :many
with recursive r as (
  select rx, refill_of, 1 as depth from prescriptions where rx = @rx
  union all
  select p.rx, p.refill_of, r.depth + 1 from prescriptions p join r on p.rx = r.refill_of
)
select rx, depth from r order by depth;
