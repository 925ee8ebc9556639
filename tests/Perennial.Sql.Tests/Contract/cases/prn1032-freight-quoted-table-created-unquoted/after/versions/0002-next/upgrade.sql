create table "Ops".Shifts ("Id" integer primary key);
