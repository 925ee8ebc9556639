-- schema: league
-- service: league

-- name: Standings :many
select team, name, games, points from league.standings order by points desc, team limit @n;

-- name: TopThree :many
select * from league.top_three;

-- name: Report :exec
update league.matches set home_goals = @h, away_goals = @a where match_id = @id;

-- name: Fixture :one
select h.name as home, a.name as away, m.played
from league.matches m join league.teams h on h.team = m.home join league.teams a on a.team = m.away
where m.match_id = @id;
