-- name: Backfill :onlin
update roads set name = upper(name) where road_id > @after;
