-- PostgreSQL database dump

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA lg;

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

CREATE DOMAIN lg.code AS character varying(12)
	CONSTRAINT code_check CHECK ((((VALUE)::text <> ''::text) AND ((VALUE)::text ~ '^[A-Z]+$'::text)));

CREATE DOMAIN lg.currency AS character(3) DEFAULT 'EUR'::bpchar
	CONSTRAINT currency_check CHECK (((VALUE)::text = upper((VALUE)::text)));

CREATE DOMAIN lg.email AS public.citext
	CONSTRAINT email_check CHECK ((VALUE OPERATOR(public.~) '^[^@]+@[^@]+$'::public.citext));

-- service: desk
CREATE FUNCTION lg.age_at(born date, at timestamp with time zone DEFAULT now()) RETURNS integer
    LANGUAGE sql STABLE
    RETURN (date_part('year'::text, age(at, (born)::timestamp with time zone)))::integer;

-- service: desk
CREATE FUNCTION lg.in_bounds(price double precision, low double precision DEFAULT NULL::double precision) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    RETURN ((price >= COALESCE(low, '-Infinity'::double precision)) AND (price <= COALESCE((low * (2)::double precision), 'Infinity'::double precision)));

SET default_tablespace = '';

CREATE TABLE lg.moves (
    move_id bigint NOT NULL,
    zone smallint NOT NULL,
    is_late boolean NOT NULL
)
PARTITION BY LIST (zone);

SET default_table_access_method = heap;

CREATE TABLE lg.parcels (
    parcel_id integer NOT NULL,
    reference text NOT NULL,
    code lg.code NOT NULL,
    zone smallint NOT NULL,
    price numeric(10,2) NOT NULL,
    currency lg.currency NOT NULL,
    sender lg.email,
    sent_at timestamp with time zone DEFAULT now() NOT NULL
);

-- service: desk
CREATE PROCEDURE lg.move_parcel(IN p_parcel integer, IN p_zone integer)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 INSERT INTO lg.moves (move_id, zone, is_late)
   VALUES (move_parcel.p_parcel, move_parcel.p_zone, false);
 UPDATE lg.parcels SET zone = move_parcel.p_zone
   WHERE (parcels.parcel_id = move_parcel.p_parcel);
END;

-- service: desk
CREATE FUNCTION lg.parcels_of(p_sender lg.email, p_currency lg.currency DEFAULT 'EUR'::bpchar) RETURNS SETOF lg.parcels
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    BEGIN ATOMIC
 SELECT p.parcel_id,
     p.reference,
     p.code,
     p.zone,
     p.price,
     p.currency,
     p.sender,
     p.sent_at
    FROM lg.parcels p
   WHERE (((p.sender)::public.citext OPERATOR(public.=) (parcels_of.p_sender)::public.citext) AND ((p.currency)::bpchar = (parcels_of.p_currency)::bpchar))
   ORDER BY p.sent_at DESC, p.parcel_id;
END;

-- internal
CREATE FUNCTION lg.symbol_of(c text) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN CASE c WHEN 'EUR'::text THEN '€'::text WHEN 'USD'::text THEN '$'::text ELSE c END;

-- service: desk
CREATE FUNCTION lg.zone_total(p_zone integer, p_reason text DEFAULT NULL::text, OUT parcels bigint, OUT total numeric) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    select count(*), sum(p.price) into parcels, total from lg.parcels p where p.zone = p_zone and (p_reason is null or p.reference like p_reason);
end
$$;

CREATE VIEW lg.parcel_state AS
 SELECT p.parcel_id,
    p.reference,
    p.sender
   FROM lg.parcels p;

CREATE VIEW lg.dear_parcels AS
 SELECT s.parcel_id,
    s.reference
   FROM lg.parcel_state s
  WHERE (s.parcel_id IN ( SELECT p.parcel_id
           FROM lg.parcels p
          WHERE (p.price > (100)::numeric)));

CREATE TABLE lg.moves_far (
    move_id bigint NOT NULL,
    zone smallint NOT NULL,
    is_late boolean NOT NULL
);

CREATE TABLE lg.moves_near (
    move_id bigint NOT NULL,
    zone smallint NOT NULL,
    is_late boolean NOT NULL
);

CREATE TABLE lg.scans (
    scan_id bigint NOT NULL,
    zone smallint NOT NULL
)
PARTITION BY RANGE (zone);

CREATE TABLE lg.scans_near (
    scan_id bigint NOT NULL,
    zone smallint NOT NULL
);

ALTER TABLE ONLY lg.moves ATTACH PARTITION lg.moves_far FOR VALUES IN ('4', '5');

ALTER TABLE ONLY lg.moves ATTACH PARTITION lg.moves_near FOR VALUES IN ('1', '2', '-3');

ALTER TABLE ONLY lg.scans ATTACH PARTITION lg.scans_near FOR VALUES FROM (MINVALUE) TO ('4');

ALTER TABLE ONLY lg.parcels
    ADD CONSTRAINT parcels_pkey PRIMARY KEY (parcel_id);

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA lg GRANT SELECT ON TABLES  TO reporter;

-- PostgreSQL database dump complete

