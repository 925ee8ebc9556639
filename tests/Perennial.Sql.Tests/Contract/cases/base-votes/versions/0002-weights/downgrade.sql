drop index if exists votes_choice;
alter table votes drop constraint votes_choice_positive;
alter table votes drop column weight;
