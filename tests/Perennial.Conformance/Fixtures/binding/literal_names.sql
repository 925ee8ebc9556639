create schema app;
create type app.mood as enum ('sad', 'ok');
create function app.only() returns integer language sql return 1;
create function app.twice(integer) returns integer language sql return 1;
create function app.twice(text) returns integer language sql return 1;
create collation app.plain from "C";
-- queries
-- name: RoutineMissing
select 'nosuch'::regproc;
-- name: RoutineMissingInSchema
select 'app.nosuch'::regproc;
-- name: RoutineOfSeveral
select 'app.twice'::regproc;
-- name: RoutineName
select 'a b'::regproc;
-- name: RoutineThere
select 'app.only'::regproc, 'now'::regproc, '-'::regproc, '12'::regproc;
-- name: TypeMissing
select 'nosuch'::regtype;
-- name: TypeMissingSchema
select 'nosuch.mood'::regtype;
-- name: TypeSyntax
select 'a b c'::regtype;
-- name: TypeThere
select 'app.mood'::regtype, 'int4[]'::regtype, 'numeric(5, 2)'::regtype, 'timestamp with time zone'::regtype, '_int4'::regtype, '-'::regtype;
-- name: SchemaMissing
select 'nosuch'::regnamespace;
-- name: SchemaOfTwoNames
select 'a.b'::regnamespace;
-- name: SchemaThere
select 'app'::regnamespace, 'pg_catalog'::regnamespace;
-- name: CollationMissing
select 'C'::regcollation;
-- name: CollationThere
select '"C"'::regcollation, 'app.plain'::regcollation;
-- name: OperatorInMissingSchema
select 1 operator(nosuch.+) 2;
-- name: PrefixInMissingSchema
select operator(nosuch.-) 2;
-- name: EnumOfUnknown
select enum_first(null);
-- name: EnumOfParameter
select enum_range($1, null);
-- name: EnumOfOne
select enum_range('sad'::app.mood, $1), enum_first(null::app.mood);
-- name: XmlOfParameter
select xmlelement(name a, $1);
-- name: XmlForestOfParameter
select xmlforest($1 as a);
-- name: XmlOfLiterals
select xmlelement(name a, xmlattributes('x' as b, null as c), 'd', null, $1::text), xmlforest('a' as b);
-- name: LettersBeforeDigits
select 'sha256'::date;
-- name: LettersBeforeDigitsInTime
select timestamp 'int4';
-- name: MonthBeforeDigits
select 'January 8, 1999'::date, 'J2451187'::date;
