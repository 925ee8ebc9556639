-- Back from version 1 to 0.

drop materialized view report.best_pupils;

drop view report.graded;

drop view report.course_load;

drop table core.enrolments;

drop table core.courses;

drop table core.teachers;

drop schema report;

drop schema core;
