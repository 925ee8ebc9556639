alter type app.place drop attribute city;
