alter table votes add column weight numeric not null default 1;
alter table votes add constraint votes_choice_positive check (choice > 0) not valid;
