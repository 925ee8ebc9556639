-- From version 5 to 6: json.

alter table public.events alter column body type json using body::json;
