alter type app.place rename attribute postcode to zip;
