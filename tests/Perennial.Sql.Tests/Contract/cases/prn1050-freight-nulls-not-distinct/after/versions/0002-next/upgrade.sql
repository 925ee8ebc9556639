create unique index legs_n on freight.legs (arrived) nulls not distinct;
