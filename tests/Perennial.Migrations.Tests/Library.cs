namespace Perennial.Migrations.Tests;

/// <summary>A small database with three versions: a table, a procedure that changes its body with the table, an index that is built online.</summary>
internal static class Library
{
    public static Scratch Create() => new Scratch()
        .Write("schema.sql", """
            create schema lib;
            create table lib.books (book_id integer primary key, title text not null, shelf text not null default 'new');
            create index books_title_idx on lib.books (title);
            """)
        .Write("versions/0001-initial/upgrade.sql", """
            create schema lib;
            create table lib.books (book_id integer primary key, title text not null);
            insert into lib.books select i, 'book ' || i from generate_series(1, 100) i;
            """)
        .Write("versions/0001-initial/downgrade.sql", """
            drop table lib.books;
            drop schema lib;
            """)
        .Write("versions/0001-initial/procedures.sql", """
            create or replace function lib.get_title(id integer) returns text language plpgsql stable security definer set search_path = pg_catalog, pg_temp
            as $$ begin return (select b.title from lib.books b where b.book_id = id); end $$;
            """)
        .Write("versions/0002-shelves/upgrade.sql", "alter table lib.books add column shelf text not null default 'new';")
        .Write("versions/0002-shelves/downgrade.sql", "alter table lib.books drop column shelf;")
        .Write("versions/0002-shelves/procedures.sql", """
            create or replace function lib.get_title(id integer) returns text language plpgsql stable security definer set search_path = pg_catalog, pg_temp
            as $$ begin return (select b.title || ' on ' || b.shelf from lib.books b where b.book_id = id); end $$;

            create or replace function lib.count_books(shelf text) returns bigint language plpgsql stable security definer set search_path = pg_catalog, pg_temp
            as $$ begin return (select count(*) from lib.books b where b.shelf = count_books.shelf); end $$;
            """)
        .Write("versions/0003-titles/upgrade.sql", "alter table lib.books add constraint books_title_check check (title <> '') not valid;")
        .Write("versions/0003-titles/downgrade.sql", """
            drop index if exists lib.books_title_idx;
            alter table lib.books drop constraint books_title_check;
            """)
        .Write("versions/0003-titles/online.sql", """
            alter table lib.books validate constraint books_title_check;
            create index concurrently books_title_idx on lib.books (title);
            update lib.books set shelf = 'old ' || shelf where book_id <= 10;
            """);
}
