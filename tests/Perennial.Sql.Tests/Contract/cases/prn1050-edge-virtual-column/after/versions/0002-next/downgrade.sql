alter table edge.totals drop column twice;
