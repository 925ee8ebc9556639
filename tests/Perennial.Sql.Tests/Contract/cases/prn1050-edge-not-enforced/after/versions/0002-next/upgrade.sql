alter table edge.totals add constraint n_is_positive check (n > 0) not enforced;
