create table stations (code char(4) primary key, name text not null, mhz numeric(4,1) not null, constraint mhz_range check (mhz > 87.4 and mhz < 108.1));
create table plays (code char(4) not null references stations, at timestamptz not null, song text not null, primary key (code, at));
create function top_song(station char) returns text language plpgsql stable strict security definer set search_path = pg_catalog, pg_temp as $$
declare s text;
begin
  select p.song into s from public.plays p where p.code = station group by p.song order by count(*) desc limit 1;
  return s;
end $$;
