alter type event_kind rename value 'logon' to 'login';
