alter table app.items add column rank integer not null default 0;
