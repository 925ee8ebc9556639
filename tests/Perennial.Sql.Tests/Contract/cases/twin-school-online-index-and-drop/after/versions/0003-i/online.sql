create index concurrently courses_title on core.courses (title);
