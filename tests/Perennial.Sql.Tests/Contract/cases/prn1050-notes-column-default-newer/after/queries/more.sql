-- name: Checksum :value
select bit_xor(id) as checksum from notes;
