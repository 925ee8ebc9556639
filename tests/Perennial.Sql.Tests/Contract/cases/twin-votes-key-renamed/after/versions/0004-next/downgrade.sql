alter table votes rename constraint votes_once to votes_pkey;
