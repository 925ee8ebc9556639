insert into hotel.rooms (room_id, beds, price) values (1, 2, 80), (2, 1, 50);
insert into hotel.bookings (room_id, during, guest) values (1, '[2025-01-01,2025-01-03)', 'a'), (2, '[2025-01-01,2025-01-05)', 'b');
insert into hotel.notes (text) values ('x'); insert into hotel.room_notes (note_id, text, room_id) values (10, 'y', 1); insert into hotel.guest_notes (note_id, text, guest) values (11, 'z', 'a');
