alter table freight.events alter payload set compression default;
