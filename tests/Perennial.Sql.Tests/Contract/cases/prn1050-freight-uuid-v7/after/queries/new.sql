-- schema: freight
-- service: dispatch

-- name: A :value
select uuidv7();
