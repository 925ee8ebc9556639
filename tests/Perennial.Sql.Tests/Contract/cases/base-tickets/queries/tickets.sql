-- schema: tickets
-- service: desk

-- name: Page :many
-- page: priority, ticket_id
-- optional: assignee, subject
select t.ticket_id, t.subject, t.priority from tickets.tickets t where t.assignee = @assignee and t.subject ilike '%' || @subject || '%';

-- name: Take :single
update tickets.tickets set assignee = @who! where ticket_id = (select x.ticket_id from tickets.tickets x where x.assignee is null order by x.priority for update skip locked limit 1) returning ticket_id, subject;

-- name: Open :batchone
insert into tickets.tickets (subject, priority) values (@subject, coalesce(@priority?, 3)) returning ticket_id;
