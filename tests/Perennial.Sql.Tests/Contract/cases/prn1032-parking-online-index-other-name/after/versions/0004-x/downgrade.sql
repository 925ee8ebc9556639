drop index tickets_plat;
