-- name: Gone :one
delete from moves m where m.bin_id = @bin returning count(*);
