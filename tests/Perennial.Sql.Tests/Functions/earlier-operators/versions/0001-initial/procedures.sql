-- The procedures that version 0001-initial adds or changes. Written by 'perennial ship' from schema.sql and queries/.

-- From queries/members.sql.
-- name: FindMember :one
create or replace function public.find_member(handle public.citext)
returns table (member_id integer)
language plpgsql stable rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select member_id from public.members where handle = $1 and prefs ? 'a';
end
$$;

-- From queries/members.sql.
-- name: ListMembers :many
create or replace function public.list_members(first public.citext, second public.citext)
returns table (member_id integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select member_id from public.members where handle in ($1, $2);
end
$$;

-- From queries/members.sql.
-- name: ListOfSlice :many
create or replace function public.list_of_slice(handles public.citext[])
returns table (member_id integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
select member_id from public.members where handle = any ($1);
end
$$;

-- From queries/members.sql.
-- name: PageMembers :many
create or replace function public.page_members(after_handle public.citext, after_member_id integer, page_size integer)
returns table (handle public.citext, member_id integer)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    if $1 is null then
        return query
select page.handle, page.member_id
from (
select handle, member_id from public.members
) as page
order by page.handle, page.member_id
limit $3;
    else
        return query
select page.handle, page.member_id
from (
select handle, member_id from public.members
) as page
where (page.handle, page.member_id) > ($1, $2)
order by page.handle, page.member_id
limit $3;
    end if;
end
$$;
