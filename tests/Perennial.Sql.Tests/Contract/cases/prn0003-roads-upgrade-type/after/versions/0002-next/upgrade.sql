alter table roads add column lanes int;
update roads set lanes = name;
