drop collation sales.names;
