alter type room_kind add value 'family';
