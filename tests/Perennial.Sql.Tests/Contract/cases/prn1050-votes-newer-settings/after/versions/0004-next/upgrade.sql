set local transaction_timeout = '5s';
set local idle_session_timeout = '5s';
