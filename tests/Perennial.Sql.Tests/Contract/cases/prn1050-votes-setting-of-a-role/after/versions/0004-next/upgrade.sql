alter role current_user set io_method = 'sync';
