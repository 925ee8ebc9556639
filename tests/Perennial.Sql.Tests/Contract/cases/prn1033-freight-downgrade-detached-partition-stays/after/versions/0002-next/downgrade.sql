create table freight.events_2025 (like freight.events including all);
