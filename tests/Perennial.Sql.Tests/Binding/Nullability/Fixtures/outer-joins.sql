create table author (id integer primary key, name text not null, bio text);
create table book (id integer primary key, author_id integer references author, title text not null, shelf integer not null references author);
create table loose (id integer primary key);
create table review (book_id integer not null references book, reviewer text not null, stars integer, primary key (book_id, reviewer));

-- name: inner_join
-- columns: id, author_id, author, bio?
-- rows: many
select b.id, b.author_id, a.id as author, a.bio from book b join author a on a.id = b.author_id

-- name: left_join
-- columns: id, author?, name?
-- rows: many
select b.id, a.id as author, a.name from book b left join author a on a.id = b.author_id

-- name: right_join
-- columns: id?, title?, author, name
-- rows: many
select b.id, b.title, a.id as author, a.name from book b right join author a on a.id = b.author_id

-- name: full_join
-- columns: id?, author?, title?, name?
-- rows: many
select b.id, a.id as author, b.title, a.name from book b full join author a on a.id = b.author_id

-- name: full_join_on_true
-- columns: id?, loose?
-- rows: many
select b.id, l.id as loose from book b full join loose l on true

-- name: cross_join
-- columns: id, name
-- rows: many
select b.id, a.name from book b cross join author a

-- name: comma_join
-- columns: id, name, author_id
-- rows: many
select b.id, a.name, b.author_id from book b, author a where a.id = b.author_id

-- name: left_join_then_inner_join
-- columns: id, name?, reviewer, author_id?
-- rows: many
select b.id, a.name, r.reviewer, b.author_id from book b left join author a on a.id = b.author_id join review r on r.book_id = b.id

-- name: inner_join_proves_the_left_join_before
-- columns: id, name, other
-- rows: many
select b.id, a.name, a2.name as other from book b left join author a on a.id = b.author_id join author a2 on a2.id = a.id

-- name: left_join_of_a_join
-- columns: name, title?, reviewer?
-- rows: many
select a.name, b.title, r.reviewer from author a left join (book b join review r on r.book_id = b.id) on b.author_id = a.id

-- name: left_join_of_a_left_join
-- columns: name, title?, reviewer?
-- rows: many
select a.name, b.title, r.reviewer from author a left join (book b left join review r on r.book_id = b.id) on b.author_id = a.id

-- name: chain_of_left_joins
-- columns: name, title?, reviewer?, stars?
-- rows: many
select a.name, b.title, r.reviewer, r.stars from author a left join book b on b.author_id = a.id left join review r on r.book_id = b.id

-- name: left_join_with_where_on_its_right
-- columns: name, title
-- rows: many
select a.name, b.title from author a left join book b on b.author_id = a.id where b.title <> ''

-- name: left_join_with_is_not_null
-- columns: name, title, author_id
-- rows: many
select a.name, b.title, b.author_id from author a left join book b on b.author_id = a.id where b.id is not null

-- name: left_join_with_is_null
-- columns: name, title?
-- rows: many
select a.name, b.title from author a left join book b on b.author_id = a.id where b.id is null

-- name: chain_proven_by_its_end
-- columns: name, title, reviewer
-- rows: many
select a.name, b.title, r.reviewer from author a left join book b on b.author_id = a.id left join review r on r.book_id = b.id where r.stars > 1

-- name: chain_not_proven_by_a_plain_condition
-- columns: name, title?, reviewer?
-- rows: many
select a.name, b.title, r.reviewer from author a left join book b on b.author_id = a.id left join review r on r.book_id = b.id and b.id = 1 where a.id > 0

-- name: full_join_with_where_on_one_side
-- columns: id, author?, title
-- rows: many
select b.id, a.id as author, b.title from book b full join author a on a.id = b.author_id where b.id > 0

-- name: full_join_with_where_on_both_sides
-- columns: id, author
-- rows: many
select b.id, a.id as author from book b full join author a on a.id = b.author_id where b.id > 0 and a.id > 0

-- name: using_in_inner_join
-- columns: id, title, name
-- rows: many
select id, b.title, a.name from book b join author a using (id)

-- name: using_in_left_join
-- columns: id, left_id, right_id?
-- rows: many
select id, b.id as left_id, a.id as right_id from book b left join author a using (id)

-- name: using_in_right_join
-- columns: id, left_id?, right_id
-- rows: many
select id, b.id as left_id, a.id as right_id from book b right join author a using (id)

-- name: using_in_full_join
-- columns: id, left_id?, right_id?
-- rows: many
select id, b.id as left_id, a.id as right_id from book b full join author a using (id)

-- name: using_in_two_full_joins
-- columns: id, a_id?
-- rows: many
select id, a.id as a_id from book b full join author a using (id) full join (select 77 as id) c using (id)

-- name: using_alias
-- postgres: 14
-- columns: id, title
-- rows: many
select j.id, b.title from book b left join author a using (id) as j

-- name: natural_left_join
-- columns: id, author_id?, title, shelf, name?
-- rows: many
select * from book natural left join (select id, name from author) a

-- name: natural_full_join
-- columns: id, name?, title?
-- rows: many
select * from (select id, name from author) a natural full join (select id, title from book) b

-- name: star_over_left_join
-- columns: id, name, bio?, id?, author_id?, title?, shelf?
-- rows: many
select * from author a left join book b on b.author_id = a.id

-- name: table_star_over_left_join
-- columns: id?, author_id?, title?, shelf?, id, name, bio?
-- rows: many
select b.*, a.* from author a left join book b on b.author_id = a.id

-- name: whole_row_over_left_join
-- columns: a, b?
-- rows: many
select a, b from author a left join book b on b.author_id = a.id

-- name: join_alias
-- columns: aid, name, bio?, bid?, author_id?, title?, shelf?
-- rows: many
select j.* from (author a left join book b on b.author_id = a.id) as j(aid, name, bio, bid)

-- name: coalesce_over_left_join
-- columns: title, id, text?
-- rows: many
select coalesce(b.title, '') as title, coalesce(b.author_id, a.id) as id, coalesce(b.title, a.bio) as text from author a left join book b on b.author_id = a.id

-- name: left_join_on_false
-- columns: id, book?
-- rows: many
select a.id, b.id as book from author a left join book b on false

-- name: condition_on_the_kept_side_proves_nothing
-- columns: name, bio?
-- rows: many
select a.name, a.bio from author a left join book b on a.bio = b.title

-- name: condition_on_the_nulled_side
-- columns: author_id?, title?
-- rows: many
select b.author_id, b.title from author a left join book b on b.author_id = a.id

-- name: inner_join_condition_proves_columns
-- columns: author_id, stars
-- rows: many
select b.author_id, r.stars from book b join author a on a.id = b.author_id join review r on r.stars = b.id

-- name: join_or_condition
-- columns: author_id?
-- rows: many
select b.author_id from book b join author a on a.id = b.author_id or b.author_id is null

-- name: subquery_with_left_join
-- columns: id, title?, given
-- rows: many
select s.id, s.title, s.given from (select a.id, b.title, coalesce(b.title, '') as given from author a left join book b on b.author_id = a.id) s

-- name: left_join_of_a_subquery_with_constants
-- columns: id, one?, n?
-- rows: many
select a.id, s.one, s.n from author a left join (select 1 as one, b.author_id, count(*) as n from book b group by b.author_id) s on s.author_id = a.id

-- name: left_join_of_values
-- columns: id, x?
-- rows: many
select a.id, v.x from author a left join (values (1, 'one'), (2, 'two')) v(k, x) on v.k = a.id

-- name: semi_join
-- columns: bio
-- rows: many
select a.bio from author a where exists (select 1 from book b where b.author_id = a.id and a.bio = b.title)
