alter table theatre.shows drop column credits;
