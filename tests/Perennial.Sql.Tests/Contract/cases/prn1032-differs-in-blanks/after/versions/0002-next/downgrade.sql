drop function app.touch();
comment on table app.items is null;
comment on table app.notes is null;
