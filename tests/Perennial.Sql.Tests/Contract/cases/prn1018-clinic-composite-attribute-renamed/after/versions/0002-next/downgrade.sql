alter type clinic.slot rename attribute length to minutes;
