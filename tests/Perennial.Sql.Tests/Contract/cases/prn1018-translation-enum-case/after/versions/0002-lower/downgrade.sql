-- Back from version 2 to 1.

alter type "Texts"."Status" add value if not exists 'Final' after 'Draft';
