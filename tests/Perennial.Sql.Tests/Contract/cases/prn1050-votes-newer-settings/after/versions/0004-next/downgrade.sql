reset io_method;
