-- Back from version 1 to 0.

drop table public.faults;

drop table public.lines;

drop type public.fault_kind;

drop type public.line_state;
