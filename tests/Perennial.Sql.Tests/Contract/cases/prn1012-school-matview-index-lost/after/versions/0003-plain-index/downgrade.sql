-- Back from version 3 to 2.

drop index report.best_pupils_pupil;

create unique index best_pupils_pupil on report.best_pupils (pupil);
