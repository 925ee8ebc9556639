alter table moves detach partition moves_c;
