-- Back from version 3 to 2.

drop view report.graded;

create view report.graded as
select e.course_id, e.pupil, e.grade from core.enrolments as e where e.grade is not null;
