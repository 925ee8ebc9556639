--
-- PostgreSQL database dump
--

-- Dumped from database version 15.6
-- Dumped by pg_dump version 15.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: museum; Type: SCHEMA; Schema: -; Owner: curator
--

CREATE SCHEMA museum;

ALTER SCHEMA museum OWNER TO curator;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: artists; Type: TABLE; Schema: museum; Owner: curator
--

CREATE TABLE museum.artists (
    artist_id integer NOT NULL,
    name character varying(200) NOT NULL,
    born integer,
    CONSTRAINT artists_born_check CHECK (((born > 1000) AND (born < 2100)))
);

ALTER TABLE museum.artists OWNER TO curator;

CREATE SEQUENCE museum.artists_artist_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE museum.artists_artist_id_seq OWNED BY museum.artists.artist_id;

CREATE TABLE museum.works (
    work_id bigint NOT NULL,
    artist_id integer,
    title text DEFAULT 'untitled'::text NOT NULL,
    kind text NOT NULL,
    value numeric(12,2),
    CONSTRAINT works_kind_check CHECK ((kind = ANY (ARRAY['painting'::text, 'sculpture'::text])))
);

ALTER TABLE museum.works ALTER COLUMN work_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME museum.works_work_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW museum.catalogue AS
 SELECT w.work_id,
    w.title,
    COALESCE(a.name, 'unknown'::character varying) AS artist
   FROM (museum.works w
     LEFT JOIN museum.artists a ON ((a.artist_id = w.artist_id)));

ALTER TABLE ONLY museum.artists ALTER COLUMN artist_id SET DEFAULT nextval('museum.artists_artist_id_seq'::regclass);

ALTER TABLE ONLY museum.artists
    ADD CONSTRAINT artists_pkey PRIMARY KEY (artist_id);

ALTER TABLE ONLY museum.works
    ADD CONSTRAINT works_pkey PRIMARY KEY (work_id);

CREATE INDEX works_title_idx ON museum.works USING btree (lower(title));

ALTER TABLE ONLY museum.works
    ADD CONSTRAINT works_artist_id_fkey FOREIGN KEY (artist_id) REFERENCES museum.artists(artist_id) ON DELETE SET NULL;

COMMENT ON TABLE museum.works IS 'What the museum owns.';
