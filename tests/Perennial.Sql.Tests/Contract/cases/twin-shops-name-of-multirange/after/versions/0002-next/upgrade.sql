create type sales.weights as range (subtype = int4, multirange_type_name = weight_sets);
