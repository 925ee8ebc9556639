create type parts.note as (at timestamptz);
alter type parts.note add attribute text text, add attribute by text;
