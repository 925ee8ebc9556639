create view report.course_load as
select c.course_id, c.title, count(e.pupil) as pupils, avg(e.grade) as mean_grade
from core.courses c
left join core.enrolments e using (course_id)
group by c.course_id, c.title;

create view report.graded as
select e.course_id, e.pupil, e.grade
from core.enrolments e
where e.grade is not null;

create materialized view report.best_pupils as
select e.pupil, max(e.grade) as best
from core.enrolments e
where e.grade is not null
group by e.pupil;

create unique index best_pupils_pupil on report.best_pupils (pupil);

comment on view report.course_load is 'How full each course is.';
