CREATE OR REPLACE FUNCTION lg.age_at(born date, at timestamp with time zone DEFAULT now()) RETURNS integer
    LANGUAGE sql STABLE
    RETURN (date_part('year'::text, age(at, (born)::timestamp with time zone)))::integer;
