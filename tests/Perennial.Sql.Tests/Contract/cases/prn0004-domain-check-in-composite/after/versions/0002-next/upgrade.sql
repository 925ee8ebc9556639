alter domain lane add constraint few check (value < 20);
