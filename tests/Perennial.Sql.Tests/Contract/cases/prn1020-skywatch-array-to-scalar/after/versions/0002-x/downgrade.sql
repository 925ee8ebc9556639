alter table nights alter column seeing type numeric(4,2)[] using array[seeing];
