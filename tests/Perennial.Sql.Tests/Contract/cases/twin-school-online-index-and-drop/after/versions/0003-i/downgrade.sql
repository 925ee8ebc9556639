drop index core.courses_title;
