alter table clinic.visits rename ended to finished;
