alter type app.place add attribute zip integer;
