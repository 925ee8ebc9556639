create index concurrently if not exists bookings_net on theatre.bookings ((net > 100), lower(email::text)) where tier <> 'box';
