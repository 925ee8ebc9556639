alter table clinic.visits rename finished to ended;
