drop schema chess cascade;
