alter table votes validate constraint votes_choice_positive;
create index concurrently if not exists votes_choice on votes (poll_id, choice);
