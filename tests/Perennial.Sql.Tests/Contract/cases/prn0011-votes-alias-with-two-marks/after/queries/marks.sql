-- name: PollTitles :many
select question as "question!?" from polls;
