create or replace view chess.finished as select g.game_id, g.white, g.black, g.result from chess.games g where g.result is not null;
