alter table app.items validate constraint rank_ok;
