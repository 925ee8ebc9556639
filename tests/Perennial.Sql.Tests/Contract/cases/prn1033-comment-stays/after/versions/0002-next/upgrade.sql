comment on column app.items.size is 'in centimetres';
