-- schema: chess
-- service: arbiter
-- name: Scores :many
select s.player, s.points from chess.scores s order by s.points desc;
-- name: Start :value
insert into chess.games (white, black) values (@white, @black) returning game_id;
-- name: Finish :exec
update chess.games set result = @result where game_id = @game_id;
-- name: Games :many
-- page: game_id
select f.game_id, f.white, f.black, f.result as "result!" from chess.finished f;
