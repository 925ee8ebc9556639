update roads set name = uper(name);
