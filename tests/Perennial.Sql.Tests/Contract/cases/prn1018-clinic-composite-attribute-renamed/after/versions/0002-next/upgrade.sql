alter type clinic.slot rename attribute minutes to length;
