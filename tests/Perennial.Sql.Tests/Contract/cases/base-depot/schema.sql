CREATE TABLE public.bins (
    bin_id integer NOT NULL,
    label character(6) NOT NULL,
    flags bit(4) DEFAULT B'0000'::"bit" NOT NULL,
    dims numeric(6,2)[] DEFAULT '{}'::numeric[] NOT NULL,
    last_move timestamp(0) without time zone,
    owner_name name DEFAULT CURRENT_USER
);

CREATE SEQUENCE public.bins_bin_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE public.bins_bin_id_seq OWNED BY public.bins.bin_id;
ALTER TABLE ONLY public.bins ALTER COLUMN bin_id SET DEFAULT nextval('public.bins_bin_id_seq'::regclass);

CREATE TABLE public.moves (
    at timestamp with time zone DEFAULT now() NOT NULL,
    bin_id integer NOT NULL,
    from_aisle "char",
    to_aisle "char" NOT NULL
)
PARTITION BY LIST (to_aisle);

CREATE TABLE public.moves_a PARTITION OF public.moves FOR VALUES IN ('a', 'b');
CREATE TABLE public.moves_rest PARTITION OF public.moves DEFAULT;

ALTER TABLE ONLY public.bins ADD CONSTRAINT bins_pkey PRIMARY KEY (bin_id);
ALTER TABLE ONLY public.bins ADD CONSTRAINT bins_label_key UNIQUE (label);
ALTER TABLE public.moves ADD CONSTRAINT moves_bin_id_fkey FOREIGN KEY (bin_id) REFERENCES public.bins(bin_id);
CREATE INDEX moves_at_idx ON public.moves USING btree (at DESC);

CREATE FUNCTION public.moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE public.bins b SET last_move = new.at WHERE b.bin_id = new.bin_id;
  RETURN NULL;
END $$;
CREATE TRIGGER moved AFTER INSERT ON public.moves FOR EACH ROW EXECUTE FUNCTION public.moved();
CREATE FUNCTION public.aisle_of(bin integer, OUT aisle "char", OUT since timestamp with time zone) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$ select m.to_aisle, m.at from public.moves m where m.bin_id = $1 order by m.at desc limit 1 $_$;
