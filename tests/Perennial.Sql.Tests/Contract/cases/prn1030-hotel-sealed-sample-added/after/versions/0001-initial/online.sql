create index concurrently stays_room on stays (room_no);
