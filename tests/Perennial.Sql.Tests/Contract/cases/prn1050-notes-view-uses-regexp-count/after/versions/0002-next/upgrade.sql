create view vowels as select id, regexp_count(text, '[aeiou]') as vowels from notes;
