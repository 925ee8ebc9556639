alter table ships rename column cars to spaces;
