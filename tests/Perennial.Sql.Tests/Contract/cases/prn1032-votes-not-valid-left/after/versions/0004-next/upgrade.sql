alter table votes add constraint votes_weight check (weight > 0) not valid;
