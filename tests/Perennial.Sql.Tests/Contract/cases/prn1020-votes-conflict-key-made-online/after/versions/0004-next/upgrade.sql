alter table votes drop constraint votes_pkey;
