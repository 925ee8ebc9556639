drop table harbor.tugs;
