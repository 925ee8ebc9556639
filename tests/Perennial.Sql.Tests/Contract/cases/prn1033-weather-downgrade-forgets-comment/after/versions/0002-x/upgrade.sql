-- Doc.
comment on column stations.altitude is 'metres';
