-- From version 1 to 2: echo.

alter type public.fault_kind add value if not exists 'echo' after 'cut';
