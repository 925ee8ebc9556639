-- schema: app

-- name: NamesInLiterals :many
select m.member_id, 'mood[]'::regtype::oid::bigint as a, 'near(numeric, numeric)'::regprocedure::oid::bigint as b, '=~=(numeric, numeric)'::regoperator::oid::bigint as c, regoper '=~='::oid::bigint as d,
    'pg_catalog.lower(text)'::regprocedure::oid::bigint as e, 'numeric(5,2)'::regtype::oid::bigint as f, 'moods(mood, mood[])'::regprocedure::oid::bigint as g, '!/(none, numeric)'::regoperator::oid::bigint as h
from members m;

-- name: NamesInText :many
select m.member_id, has_table_privilege('members', 'select') as a, has_table_privilege(current_user, 'members', 'select') as b, has_column_privilege('members', 'name', 'select') as c,
    to_regclass('members')::oid::bigint as d, to_regtype('mood')::oid::bigint as e, to_regprocedure('near(numeric, numeric)')::oid::bigint as f, to_regproc('near')::oid::bigint as g,
    has_function_privilege('near(numeric, numeric)', 'execute') as h, has_type_privilege('mood', 'usage') as i, to_regclass('pg_class')::oid::bigint as j, pg_get_serial_sequence('turns', 'turn_id') as k,
    to_regclass('nothing')::oid::bigint as l
from members m;
