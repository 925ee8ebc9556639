alter extension citext set schema util;
