-- name: fill_text :online
with batch as materialized (select posting_id from ledger.postings where @after? is null or posting_id > @after order by posting_id limit @batch_size), u as (update ledger.postings p set text = 'x' from batch b where p.posting_id = b.posting_id)
select posting_id from batch order by posting_id desc limit 1;

-- name: text_filled :check
select not exists (select from ledger.postings where text = '');
