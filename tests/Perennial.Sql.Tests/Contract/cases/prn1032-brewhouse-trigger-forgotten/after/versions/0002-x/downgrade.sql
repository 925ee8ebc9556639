drop function stamp();
