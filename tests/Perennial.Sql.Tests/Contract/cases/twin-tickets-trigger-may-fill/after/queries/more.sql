-- schema: tickets
-- name: Blank :exec
insert into tickets.tickets (priority) values (@priority);
