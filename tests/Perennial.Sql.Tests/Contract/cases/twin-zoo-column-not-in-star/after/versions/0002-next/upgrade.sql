alter table zoo.animals rename constraint animals_weight_check to heavy_enough;
