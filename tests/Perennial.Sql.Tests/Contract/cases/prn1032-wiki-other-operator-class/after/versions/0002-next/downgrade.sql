drop index revisions_body;
