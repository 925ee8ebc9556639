\restrict abc
alter table roads add column lanes int;
\unrestrict abc
