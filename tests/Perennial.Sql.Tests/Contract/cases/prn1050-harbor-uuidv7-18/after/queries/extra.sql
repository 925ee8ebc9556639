-- schema: harbor

-- name: A :one
select uuidv7() as id;
