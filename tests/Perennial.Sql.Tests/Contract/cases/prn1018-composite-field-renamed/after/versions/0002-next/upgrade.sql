alter type app.place rename attribute zip to postcode;
