-- schema: harbor

-- name: A :many
update harbor.ships set tonnage = tonnage + 1 returning imo, old.tonnage as before, new.tonnage as after;
