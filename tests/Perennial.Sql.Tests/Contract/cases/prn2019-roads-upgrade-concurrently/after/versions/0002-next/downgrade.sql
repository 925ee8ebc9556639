drop index roads_name;
