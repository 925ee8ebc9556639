create table note (body text);
create text search configuration leaving (parser = pg_catalog."default");
create text search dictionary gone (template = simple);
alter text search configuration leaving add mapping for word with gone;
