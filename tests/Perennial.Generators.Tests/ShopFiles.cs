using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>A small database that the tests of this assembly share.</summary>
internal static class ShopFiles
{
    public const string Schema = """
        create schema shop;
        create type shop.tea_kind as enum ('green', 'black');
        create table shop.teas (
            tea_id bigint generated always as identity primary key,
            name text not null,
            kind shop.tea_kind not null,
            note text,
            tags text[] not null default '{}',
            added_at timestamptz not null default now()
        );
        -- How many teas there are.
        create function shop.count_teas(wanted shop.tea_kind default null) returns bigint
        language sql stable security definer set search_path = pg_catalog, pg_temp
        as $$ select count(*) from shop.teas t where wanted is null or t.kind = wanted $$;
        """;

    public const string Teas = """
        -- schema: shop

        -- name: GetTea :one
        -- A tea by its key.
        select t.tea_id, t.name, t.kind, t.note from shop.teas t where t.tea_id = @id;

        -- name: ListTeas :many
        select t.tea_id, t.name, t.tags, t.added_at from shop.teas t where t.kind = @kind order by t.name;

        -- name: AddTea :single
        insert into shop.teas (name, kind, note) values (@name, @kind, @note?) returning tea_id;

        -- name: RemoveTea :execrows
        delete from shop.teas t where t.tea_id = @id;
        """;

    public const string Notes = """
        -- schema: shop

        -- name: SetNote :exec
        update shop.teas t set note = @note? where t.tea_id = @id;

        -- name: StreamNotes :stream
        select t.note from shop.teas t where t.note is not null;
        """;

    public static TestProject Create() => TestProject.Create(("schema.sql", Schema), ("queries/teas.sql", Teas), ("queries/notes.sql", Notes));
}
