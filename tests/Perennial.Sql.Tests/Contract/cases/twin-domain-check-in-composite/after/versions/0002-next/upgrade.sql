alter domain lane add constraint few check (value < 20) not valid;
