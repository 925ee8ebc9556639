alter table votes rename constraint votes_pkey to votes_once;
