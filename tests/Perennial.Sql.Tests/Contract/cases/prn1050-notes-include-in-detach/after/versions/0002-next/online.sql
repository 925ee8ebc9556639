alter table visits detach partition visits_1 concurrently;
