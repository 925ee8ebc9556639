alter table theatre.shows add column credits json;
alter table theatre.shows alter column credits type jsonb using credits::jsonb, alter column credits set default '{}', alter column credits set not null;
