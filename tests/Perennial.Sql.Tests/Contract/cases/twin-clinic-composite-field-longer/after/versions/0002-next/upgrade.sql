alter type clinic.slot alter attribute room type varchar(40);
