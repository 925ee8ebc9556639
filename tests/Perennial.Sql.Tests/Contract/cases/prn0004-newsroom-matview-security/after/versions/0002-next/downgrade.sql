drop materialized view m2;
