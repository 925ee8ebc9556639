alter table freight.depots validate constraint depots_free_check;
