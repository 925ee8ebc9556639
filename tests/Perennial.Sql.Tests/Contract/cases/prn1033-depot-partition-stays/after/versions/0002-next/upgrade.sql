create table moves_c partition of moves for values in ('c');
