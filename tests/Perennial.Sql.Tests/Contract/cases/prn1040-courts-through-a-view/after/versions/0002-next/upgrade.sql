create view court.settlements as select p.player_id, court.settle(p.player_id) as cents from court.players p;
