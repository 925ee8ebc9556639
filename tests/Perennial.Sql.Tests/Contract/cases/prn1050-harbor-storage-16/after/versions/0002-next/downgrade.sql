drop table harbor.blobs;
