reset transaction_timeout;
