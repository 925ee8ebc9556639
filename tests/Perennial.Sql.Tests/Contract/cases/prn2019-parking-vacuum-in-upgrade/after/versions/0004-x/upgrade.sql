-- p
vacuum full garages;
