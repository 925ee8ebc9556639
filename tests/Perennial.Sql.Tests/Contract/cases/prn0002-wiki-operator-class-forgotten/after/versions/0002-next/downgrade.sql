drop index revisions_body_trgm;
