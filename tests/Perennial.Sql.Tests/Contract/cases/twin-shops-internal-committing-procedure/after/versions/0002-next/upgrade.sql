create procedure sales.purge(before timestamptz) language plpgsql as $$
begin
    delete from sales.orders where placed < before;
    commit;
end $$;
