set local transaction_timeout = '5s';
set local my.transaction_timeout = '5s';
