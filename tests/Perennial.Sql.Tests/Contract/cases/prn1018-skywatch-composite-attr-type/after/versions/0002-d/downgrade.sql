-- Back from version 2 to 1.

alter type public.magnitude alter attribute value type real;
