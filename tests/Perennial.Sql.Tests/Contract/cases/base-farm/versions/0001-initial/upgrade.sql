create schema farm;
create table farm.fields (field text primary key, hectares numeric not null);
create table farm.crops (field text not null references farm.fields (field) on update cascade on delete cascade, year int not null, crop text not null, primary key (field, year), exclude using btree (field with =, year with =));
create function farm.yield_of(field text, year int) returns numeric language plpgsql stable security definer set search_path = farm, pg_temp as $$
begin
  return (select sum(f.hectares) from fields f join crops c using (field) where f.field = yield_of.field and c.year = yield_of.year);
end $$;
