--
-- PostgreSQL database dump
--

-- Dumped from database version 15.6
-- Dumped by pg_dump version 15.6

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

--
-- Name: ledger; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA ledger;


ALTER SCHEMA ledger OWNER TO postgres;

--
-- Name: currency; Type: DOMAIN; Schema: ledger; Owner: postgres
--

CREATE DOMAIN ledger.currency AS character(3)
	CONSTRAINT currency_check CHECK ((VALUE ~ '^[A-Z]{3}$'::text));


ALTER DOMAIN ledger.currency OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: accounts; Type: TABLE; Schema: ledger; Owner: postgres
--

CREATE TABLE ledger.accounts (
    account_id integer NOT NULL,
    code character varying(20) NOT NULL,
    currency ledger.currency DEFAULT 'EUR'::bpchar NOT NULL,
    opened date DEFAULT CURRENT_DATE NOT NULL,
    closed date,
    CONSTRAINT accounts_dates CHECK (((closed IS NULL) OR (closed >= opened)))
);


ALTER TABLE ledger.accounts OWNER TO postgres;

--
-- Name: accounts_account_id_seq; Type: SEQUENCE; Schema: ledger; Owner: postgres
--

CREATE SEQUENCE ledger.accounts_account_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE ledger.accounts_account_id_seq OWNER TO postgres;

--
-- Name: accounts_account_id_seq; Type: SEQUENCE OWNED BY; Schema: ledger; Owner: postgres
--

ALTER SEQUENCE ledger.accounts_account_id_seq OWNED BY ledger.accounts.account_id;


--
-- Name: postings; Type: TABLE; Schema: ledger; Owner: postgres
--

CREATE TABLE ledger.postings (
    posting_id bigint NOT NULL,
    account_id integer NOT NULL,
    amount numeric(14,2) NOT NULL,
    booked timestamp with time zone DEFAULT now() NOT NULL,
    text text DEFAULT ''::text NOT NULL,
    reverses bigint
);


ALTER TABLE ledger.postings OWNER TO postgres;

--
-- Name: postings_posting_id_seq; Type: SEQUENCE; Schema: ledger; Owner: postgres
--

ALTER TABLE ledger.postings ALTER COLUMN posting_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME ledger.postings_posting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: balances; Type: VIEW; Schema: ledger; Owner: postgres
--

CREATE VIEW ledger.balances AS
 SELECT a.account_id,
    a.code,
    COALESCE(sum(p.amount), (0)::numeric) AS balance
   FROM (ledger.accounts a
     LEFT JOIN ledger.postings p USING (account_id))
  GROUP BY a.account_id, a.code;


ALTER TABLE ledger.balances OWNER TO postgres;

--
-- Name: accounts account_id; Type: DEFAULT; Schema: ledger; Owner: postgres
--

ALTER TABLE ONLY ledger.accounts ALTER COLUMN account_id SET DEFAULT nextval('ledger.accounts_account_id_seq'::regclass);


--
-- Name: accounts accounts_code_key; Type: CONSTRAINT; Schema: ledger; Owner: postgres
--

ALTER TABLE ONLY ledger.accounts
    ADD CONSTRAINT accounts_code_key UNIQUE (code);


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: ledger; Owner: postgres
--

ALTER TABLE ONLY ledger.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (account_id);


--
-- Name: postings postings_pkey; Type: CONSTRAINT; Schema: ledger; Owner: postgres
--

ALTER TABLE ONLY ledger.postings
    ADD CONSTRAINT postings_pkey PRIMARY KEY (posting_id);


--
-- Name: postings_account_idx; Type: INDEX; Schema: ledger; Owner: postgres
--

CREATE INDEX postings_account_idx ON ledger.postings USING btree (account_id, booked DESC);


--
-- Name: postings postings_account_id_fkey; Type: FK CONSTRAINT; Schema: ledger; Owner: postgres
--

ALTER TABLE ONLY ledger.postings
    ADD CONSTRAINT postings_account_id_fkey FOREIGN KEY (account_id) REFERENCES ledger.accounts(account_id);


--
-- Name: postings postings_reverses_fkey; Type: FK CONSTRAINT; Schema: ledger; Owner: postgres
--

ALTER TABLE ONLY ledger.postings
    ADD CONSTRAINT postings_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger.postings(posting_id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--

