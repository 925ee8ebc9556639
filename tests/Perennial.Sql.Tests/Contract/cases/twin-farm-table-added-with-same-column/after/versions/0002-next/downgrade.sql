drop table farm.tools;
