-- name: Class :many
select id as "event", class as "namespace", 1 as this, 2 as base from tasks where id = @class or id = @string;
