-- name: Vote :exec
insert into votes (poll_id, voter, choice) values (@poll_id, @voter, @choice) on conflict (poll_id, voter) do update set choice = excluded.choice;
-- name: Result :many
select v.choice, sum(v.weight) as votes from votes v where v.poll_id = @poll_id group by v.choice;
-- name: OpenPolls :many
select p.poll_id, p.question from polls p where p.closes is null or p.closes > now();
