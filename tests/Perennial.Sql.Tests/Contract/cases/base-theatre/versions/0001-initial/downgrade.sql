drop schema theatre cascade;
