update roads set name = upper(name);
insert into roads (road_id, name) values (0, 'none') on conflict do nothing;
