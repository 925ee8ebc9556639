-- r
alter schema shop rename to store;
