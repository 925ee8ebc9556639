create index revisions_body_trgm on revisions using gin (body);
