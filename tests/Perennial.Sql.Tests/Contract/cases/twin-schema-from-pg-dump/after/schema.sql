SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
CREATE SCHEMA app;
CREATE TYPE app.state AS ENUM (
    'open',
    'done'
);
CREATE DOMAIN app.label AS text
	CONSTRAINT label_check CHECK ((VALUE <> ''::text));
CREATE TYPE app.place AS (
	street text,
	zip integer
);
SET default_table_access_method = heap;
CREATE TABLE app.items (
    item_id bigint NOT NULL,
    label app.label NOT NULL,
    state app.state DEFAULT 'open'::app.state NOT NULL,
    size integer,
    home app.place
);
CREATE TABLE app.notes (
    note_id bigint NOT NULL,
    item_id bigint NOT NULL,
    body text NOT NULL
);
CREATE TABLE app.logs (
    log_id integer NOT NULL,
    big bigint NOT NULL,
    at timestamp with time zone DEFAULT now(),
    CONSTRAINT logs_big_check CHECK (((big > 0) AND (big < 10)))
);
CREATE SEQUENCE app.logs_log_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE app.logs_log_id_seq OWNED BY app.logs.log_id;
ALTER TABLE app.logs ALTER COLUMN big ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME app.logs_big_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE VIEW app.open_items AS
 SELECT i.item_id,
    i.label,
    count(n.note_id) AS notes
   FROM (app.items i
     LEFT JOIN app.notes n ON ((n.item_id = i.item_id)))
  WHERE (i.state = 'open'::app.state)
  GROUP BY i.item_id, i.label;
ALTER TABLE ONLY app.logs ALTER COLUMN log_id SET DEFAULT nextval('app.logs_log_id_seq'::regclass);
ALTER TABLE ONLY app.items
    ADD CONSTRAINT items_pkey PRIMARY KEY (item_id);
ALTER TABLE ONLY app.logs
    ADD CONSTRAINT logs_pkey PRIMARY KEY (log_id);
ALTER TABLE ONLY app.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (note_id);
CREATE INDEX items_state_idx ON app.items USING btree (state, item_id DESC) WHERE (size IS NOT NULL);
CREATE INDEX notes_item_id_idx ON app.notes USING btree (item_id);
ALTER TABLE ONLY app.notes
    ADD CONSTRAINT notes_item_id_fkey FOREIGN KEY (item_id) REFERENCES app.items(item_id);

-- service: shop
-- Counts the items of a size.
-- raises: 22023 BadSize
create function app.count_items(size integer, minimum integer default 0) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if size < 0 then
        raise exception 'a size is not negative' using errcode = '22023';
    end if;
    return (select count(*) from app.items i where i.size = count_items.size and i.size >= minimum);
end
$$;

-- service: shop
create procedure app.close_item(item bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update app.items i set state = 'done' where i.item_id = item;
end
$$;
