-- Rename.
alter type event_kind rename value 'login' to 'logon';
