CREATE SCHEMA pay;
CREATE TYPE pay.grade AS ENUM ('junior', 'senior', 'lead');
CREATE TYPE pay.slip AS (person text, net numeric);
CREATE TABLE pay.people (
  person_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  grade pay.grade NOT NULL,
  salary numeric(10,2) NOT NULL,
  boss_id int REFERENCES pay.people,
  hired date NOT NULL DEFAULT current_date,
  touched timestamptz
);
CREATE TABLE pay.runs (run_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, month date NOT NULL UNIQUE, total numeric);
CREATE TABLE pay.lines (run_id int REFERENCES pay.runs, person_id int REFERENCES pay.people, net numeric NOT NULL, PRIMARY KEY (run_id, person_id));

CREATE FUNCTION pay.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.touched := now(); RETURN new; END $$;
CREATE TRIGGER people_touch BEFORE INSERT OR UPDATE ON pay.people FOR EACH ROW EXECUTE FUNCTION pay.touch();

-- Net pay after tax.
CREATE FUNCTION pay.net(gross numeric, tax numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp
RETURN gross * (1 - tax);

-- reads
CREATE FUNCTION pay.slips(which date) RETURNS TABLE (person text, net numeric) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
  SELECT p.name, l.net FROM pay.lines l JOIN pay.people p USING (person_id) JOIN pay.runs r USING (run_id) WHERE r.month = which;
END;

CREATE PROCEDURE pay.run_month(which date, INOUT people int DEFAULT NULL) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  r int;
BEGIN
  INSERT INTO pay.runs (month) VALUES (date_trunc('month', which)::date) RETURNING run_id INTO r;
  INSERT INTO pay.lines SELECT r, p.person_id, pay.net(p.salary) FROM pay.people p;
  GET DIAGNOSTICS people = ROW_COUNT;
END $$;

CREATE FUNCTION pay.total(VARIADIC amounts numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT sum(a) FROM unnest(amounts) AS a $$;

-- internal
CREATE FUNCTION pay.secret(p int) RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT salary FROM pay.people WHERE person_id = p $$;
