-- From version 1 to 2: closed.

alter type public.line_state add value if not exists 'closed' after 'active';
