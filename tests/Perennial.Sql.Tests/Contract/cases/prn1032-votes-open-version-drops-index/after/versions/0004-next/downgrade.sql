create index votes_choice on votes (poll_id, choice);
