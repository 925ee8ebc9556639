create table harbor.blobs (id int primary key, data bytea storage external);
