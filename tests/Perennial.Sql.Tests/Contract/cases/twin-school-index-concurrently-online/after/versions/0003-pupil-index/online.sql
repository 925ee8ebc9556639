-- After the upgrade, while services run: each statement is a step of its own.

create index concurrently if not exists enrolments_pupil on core.enrolments (pupil);
