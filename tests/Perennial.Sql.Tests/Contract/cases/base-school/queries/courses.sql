-- schema: core
-- service: school

-- name: Enrol :exec
insert into core.enrolments (course_id, pupil) values (@course, @pupil);

-- name: GradePupil :execrows
update core.enrolments set grade = @grade where course_id = @course and pupil = @pupil;

-- name: GetCourse :one
select course_id, title, teacher_id, credits from core.courses where course_id = @id;
