alter table edge.totals drop constraint n_is_positive;
