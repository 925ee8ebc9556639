alter table freight.events drop source;
