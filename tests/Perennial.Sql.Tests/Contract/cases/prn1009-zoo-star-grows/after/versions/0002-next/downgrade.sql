drop view zoo.overview;
create view zoo.overview as select a.id, a.name, a.diet, m.name as mother, array(select k.name from staff_zoo.cares c join staff_zoo.keepers k on k.id = c.keeper where c.animal = a.id) as keepers from zoo.animals a left join zoo.animals m on m.id = a.mother;
