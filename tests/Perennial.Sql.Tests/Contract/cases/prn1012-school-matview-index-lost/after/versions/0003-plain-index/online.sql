-- After the upgrade, while services run: each statement is a step of its own.

create index concurrently if not exists best_pupils_pupil_new on report.best_pupils (pupil);

drop index concurrently if exists report.best_pupils_pupil;

alter index report.best_pupils_pupil_new rename to best_pupils_pupil;
