alter schema apps rename to app;
