-- From version 1 to 2: d.

alter type public.magnitude alter attribute value type double precision;

-- still to do: cannot alter type "magnitude" because column "objects.mags" uses it
