do $$ declare t text; begin for t in select 'x' loop execute 'create table app.' || t || '(id int)'; end loop; end $$;
