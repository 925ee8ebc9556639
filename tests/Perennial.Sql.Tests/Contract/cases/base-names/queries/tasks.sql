-- name: Get :one
select id, class, object from tasks where id = @id;
