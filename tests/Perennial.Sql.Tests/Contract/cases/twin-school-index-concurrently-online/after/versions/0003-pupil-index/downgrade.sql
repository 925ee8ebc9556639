-- Back from version 3 to 2.

drop index core.enrolments_pupil;
