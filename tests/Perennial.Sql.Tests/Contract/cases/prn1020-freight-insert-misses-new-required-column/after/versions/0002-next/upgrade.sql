alter table freight.events add source text not null default 'old';
alter table freight.events alter source drop default;
