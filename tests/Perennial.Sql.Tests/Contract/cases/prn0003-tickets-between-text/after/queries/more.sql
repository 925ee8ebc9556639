-- schema: tickets
-- name: Urgent :many
select t.ticket_id from tickets.tickets t where t.priority = 'abc';
