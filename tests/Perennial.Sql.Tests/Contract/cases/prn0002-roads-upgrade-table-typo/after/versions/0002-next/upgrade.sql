update rods set name = upper(name);
