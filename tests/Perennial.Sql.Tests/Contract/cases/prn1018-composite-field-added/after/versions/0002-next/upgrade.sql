alter type app.place add attribute city text;
