-- schema: report
-- service: reports

-- name: CourseLoads :many
select course_id, title, pupils, mean_grade from report.course_load order by course_id;

-- name: Grades :many
select course_id, pupil, grade from report.graded where pupil = @pupil order by course_id;

-- name: BestOf :one
select best from report.best_pupils where pupil = @pupil;

-- name: Everything :many
select * from report.graded order by course_id, pupil;
