alter table edge.events alter id set default uuidv7();
