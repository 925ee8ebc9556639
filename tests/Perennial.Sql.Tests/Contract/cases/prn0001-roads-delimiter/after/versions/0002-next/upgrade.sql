update roads set name = upper(name)
update bridges set built = null;
