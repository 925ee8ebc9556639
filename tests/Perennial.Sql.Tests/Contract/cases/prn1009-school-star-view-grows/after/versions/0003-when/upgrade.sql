-- From version 2 to 3: when.

drop view report.graded;

create view report.graded as
select e.course_id, e.pupil, e.grade, e.enrolled_at from core.enrolments as e where e.grade is not null;
