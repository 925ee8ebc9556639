alter table museum.artists drop column died;
