comment on table app.items is null;
