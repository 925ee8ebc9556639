create index revisions_body on revisions (body);
