comment on table museum.works is null;
