drop table harbor.stays;
