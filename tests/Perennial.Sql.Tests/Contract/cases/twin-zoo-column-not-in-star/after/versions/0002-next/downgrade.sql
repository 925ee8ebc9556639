alter table zoo.animals rename constraint heavy_enough to animals_weight_check;
