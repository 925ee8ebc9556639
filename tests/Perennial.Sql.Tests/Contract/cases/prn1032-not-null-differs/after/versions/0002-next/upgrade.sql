alter table app.items add column rank integer default 0;
