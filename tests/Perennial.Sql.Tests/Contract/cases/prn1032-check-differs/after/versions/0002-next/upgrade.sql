alter table app.items add column rank integer check (rank >= 0);
