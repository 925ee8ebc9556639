alter table edge.totals drop column old, drop column virtual, drop column enforced;
