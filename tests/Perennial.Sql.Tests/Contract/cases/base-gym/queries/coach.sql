-- schema: gym
-- service: coach
-- name: Lazy :many
select m.id, m.name, max(v.at) as last from gym.members m left join gym.visits v on v.member_id = m.id group by m.id having max(v.at) is null or max(v.at) < now() - @age::interval;
