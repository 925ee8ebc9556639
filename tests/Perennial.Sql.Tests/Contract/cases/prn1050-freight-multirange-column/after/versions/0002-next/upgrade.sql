alter table freight.carriers add away tstzmultirange;
