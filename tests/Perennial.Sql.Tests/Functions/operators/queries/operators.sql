-- schema: app

-- name: Equal :many
select member_id from members where handle = @h;

-- name: EqualAmongOthers :many
select member_id from members where not handle <> @h and name is not null or handle = @other is true;

-- name: EqualToJoined :many
select member_id from members where place = 'top'::ltree || @label::text and member_id > 0;

-- name: EqualBesideLike :many
select member_id, (handle = @h) = (name like 'Ann%') as both, (handle = @h) is distinct from (handle = @other) as other from members;

-- name: WithoutBlanks :many
select member_id from members where(handle=@h)and prefs?@key;

-- name: EqualToAny :many
select member_id from members where handle = any (@hs) and not handle <> all (@hs);

-- name: LikeAny :many
select member_id from members where handle like any (@ps::citext[]);

-- name: EqualToAnyOf :many
select member_id from members where handle = any (select f.handle from friends f);

-- name: InQuery :many
select member_id from members where handle in (select f.handle from friends f);

-- name: InList :many
select member_id from members where handle in (@a, @b);

-- name: InSlice :many
select member_id from members where handle in (sqlc.slice(hs)) and name || 'x' <> 'x';

-- name: NotInSlice :many
select member_id from members where handle not in (sqlc.slice(hs));

-- name: Between :many
select member_id from members where handle between @low and @high;

-- name: Like :many
select member_id from members where handle like @p;

-- name: NotIlike :many
select member_id from members where handle not ilike @p escape '#';

-- name: Similar :many
select member_id from members where handle similar to '(a|b)%';

-- name: CaseOf :many
select member_id, case handle when @h then 'it' when 'BOB' then 'Bob' else 'none' end as which from members;

-- name: NullIfEqual :many
select member_id from members where nullif(handle, @h) is null;

-- name: Distinct :many
select member_id from members where handle is not distinct from @h;

-- name: Rows :many
select member_id from members where (handle, member_id) = (@h, @id);

-- name: JoinUsing :many
select member_id, since from members join friends using (handle);

-- name: JoinNatural :many
select member_id, since from members natural join friends;

-- name: Sorted :many
select member_id from members order by handle using >;

-- name: SortedByItself :many
select distinct handle::text as handle, count(*) as times from members group by handle order by handle;

-- name: Keys :many
select member_id, prefs -> 'a' as a, prefs || 'q=>1'::hstore - 'a'::text ? 'a' as has_a from members where prefs ?| array['a', @key];

-- name: Fields :many
select m.member_id, (each(m.prefs || @more)).* from members m;

-- name: Numbers :many
select member_id, numbers + 7 - 3 as numbers, # numbers as count, sort(numbers | 9 & array[9, 5]) as few from members where numbers + 6 @> array[6, @number];

-- name: Alike :many
select member_id, name % @q = true as is_alike from members where name % @q or name <-> @q < 0.5;

-- name: Below :many
select member_id from members where place <@ @top::ltree and place ~ '*.a.*'::lquery;

-- name: Own :many
select member_id, !/ weight + 1 as more, -weight =~= -2 as near from members where weight + 1 =~= @weight;

-- name: Replaced :many
select replace(handle, 'A', 'x') as replaced, max(handle)::text as top from members group by handle;

-- name: Optional :many
-- optional: h
-- order: member_id
select member_id from members where handle = @h and name % 'Lee';

-- name: Paged :many
-- page: handle
select handle, member_id from members;

-- name: Sampled :many
select member_id from members tablesample system_rows (@n);

-- name: Names :many
select member_id, 'mood'::regtype::oid::bigint as mood, 'near'::regproc::oid::bigint as near, regclass 'members'::oid::bigint as members from members;

-- name: Table :many
table friends order by 2;

-- name: TableOrOther :many
(table friends) union all select handle, 7 from only members where handle = 'ann';

-- name: Rename :execrows
update members set name = name || '!' where handle = @h;

-- name: Upsert :execrows
insert into members (member_id, handle, name, prefs, place, numbers, weight) values (9, @h, 'Nine', 'a=>1', 'top', '{}', 1)
on conflict (handle citext_ops) do update set prefs = members.prefs || excluded.prefs where members.handle = excluded.handle;
