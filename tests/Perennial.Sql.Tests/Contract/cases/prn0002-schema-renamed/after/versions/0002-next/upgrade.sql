alter schema app rename to apps;
