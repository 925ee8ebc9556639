alter table roads add column lanes int;
