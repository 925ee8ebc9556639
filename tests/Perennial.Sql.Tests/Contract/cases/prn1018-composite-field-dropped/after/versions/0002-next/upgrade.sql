alter type app.place drop attribute zip;
