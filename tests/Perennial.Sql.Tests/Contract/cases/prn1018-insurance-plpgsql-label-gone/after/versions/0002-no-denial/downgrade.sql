-- Back from version 2 to 1.

alter type ins.claim_state add value if not exists 'denied' after 'paid';
