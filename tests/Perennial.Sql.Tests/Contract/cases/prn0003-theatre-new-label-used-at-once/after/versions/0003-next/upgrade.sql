alter type theatre.tier add value 'gods';
update theatre.bookings set tier = 'gods' where price < 10;
