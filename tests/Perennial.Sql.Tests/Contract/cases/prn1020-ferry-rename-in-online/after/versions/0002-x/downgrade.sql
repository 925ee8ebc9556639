alter table ships rename column spaces to cars;
