drop type public.point;
