insert into app.members values
    (1, 'Ann', 'Ann Lee', 'a=>1, b=>2', 'top.a.b', '{1,2,3}', 1.5),
    (2, 'BOB', 'Bob Ray', 'x=>9', 'top.c', '{3,4}', 2.2),
    (3, 'zoe', 'Zoe Lee', 'a=>3, x=>1', 'top.a', '{5}', 9);
insert into app.friends values ('ANN', 1), ('Zoe', 2);
