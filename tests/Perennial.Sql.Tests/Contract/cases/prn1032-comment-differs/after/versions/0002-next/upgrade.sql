comment on table app.items is 'what we sell';
