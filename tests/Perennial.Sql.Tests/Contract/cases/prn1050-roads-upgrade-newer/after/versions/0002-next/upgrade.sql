update roads set name = (select any_value(name) from roads);
