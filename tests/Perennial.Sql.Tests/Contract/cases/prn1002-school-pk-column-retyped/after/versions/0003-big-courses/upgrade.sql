-- From version 2 to 3: big courses.

drop view report.graded;

drop view report.course_load;

alter table core.courses alter column course_id type bigint using course_id::bigint;

alter sequence core.courses_course_id_seq as bigint increment by 1 minvalue 1 maxvalue 9223372036854775807 start with 1 cache 1 no cycle;

alter table core.enrolments alter column course_id type bigint using course_id::bigint;

create view report.course_load as
select c.course_id, c.title, count(e.pupil) as pupils, avg(e.grade) as mean_grade from core.courses as c left join core.enrolments as e using (course_id) group by c.course_id, c.title;

create view report.graded as
select e.course_id, e.pupil, e.grade from core.enrolments as e where e.grade is not null;

comment on view report.course_load is 'How full each course is.';
