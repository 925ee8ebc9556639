create text search dictionary plain (template = simple);
create text search parser words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search configuration notes (parser = pg_catalog."default");
