-- internal
create procedure app.lose_word(inout word text)
language plpgsql
as $$
begin
    word := null;
end
$$;
