do $$ begin perform 1; alter table roads add column lanes int; end $$;

do $$
<<work>>
declare
    n int := 0;
begin
    n := 1;
    null;
    raise notice 'adding %', n;
    begin
        alter table roads add column surface text;
        comment on column roads.surface is 'gravel, asphalt';
    end;
    if n > 1 then
        raise exception 'no roads';
    end if;
    for n in 1 .. 3 loop
        exit when n = 2;
        update roads set surface = 'asphalt' where road_id = n;
    end loop;
    get diagnostics n = row_count;
    drop table if exists gone;
    create rule keep as on delete to bridges do instead (select 1; select 2);
    grant execute on function now() to public;
    return;
end work $$;

do $$
begin
    if exists (select from roads) then
        truncate bridges;
    end if;
    create index roads_surface_idx on roads (surface);
end;
$$;
