-- Back from version 3 to 2.

drop view report.course_load;

create view report.course_load as
select c.course_id, c.title, count(e.pupil) as pupils, avg(e.grade) as mean_grade from core.courses as c left join core.enrolments as e using (course_id) group by c.course_id, c.title;

comment on view report.course_load is 'How full each course is.';
