-- From version 1 to 2: z.

alter type public.sky_band add value if not exists 'z' after 'i';
