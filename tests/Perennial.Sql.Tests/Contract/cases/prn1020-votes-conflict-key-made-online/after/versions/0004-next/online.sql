create unique index concurrently votes_once on votes (poll_id, voter);
alter table votes add constraint votes_once primary key using index votes_once;
