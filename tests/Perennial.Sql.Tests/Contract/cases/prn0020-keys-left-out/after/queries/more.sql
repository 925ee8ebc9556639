-- name: AddOwner :exec
insert into owners (b, label) values (@b, @label);
