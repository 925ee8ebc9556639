using Perennial.Sql.Catalog;

namespace Perennial.Conformance.Spoiling;

/// <summary>Statements over the objects of a catalog that are as often wrong as right: what depends on what, which type fits which column, what is there already.</summary>
internal sealed class CatalogMistakes(DatabaseCatalog catalog, Random random)
{
    private static readonly string[] Types = ["integer", "text", "bigint", "boolean", "date", "jsonb", "uuid", "varchar(5)", "no_such_type", "numeric", "timestamptz", "text[]"];

    private static readonly string[] Values = ["1", "'x'", "true", "null", "now()", "'{}'", "1.5", "no_such_name", "gen_random_uuid()", "(select 1)"];

    private readonly Relation[] _relations = [.. catalog.UserRelations.Where(static relation => relation.Columns.Count > 0 && relation.Schema != SchemaName.Temporary)];

    /// <summary>A statement; null while there is nothing to write one about.</summary>
    public string? Next()
    {
        if (_relations.Length == 0) return null;
        Relation relation = Any(_relations), other = Any(_relations);
        string table = $"{relation.QualifiedName}", column = NameRules.Quote(Any([.. relation.Columns]).Name), second = NameRules.Quote(Any([.. relation.Columns]).Name);
        string foreign = NameRules.Quote(Any([.. other.Columns]).Name), cascade = random.Next(4) == 0 ? " cascade" : "";
        string? constraint = relation.Constraints.Count == 0 ? null : NameRules.Quote(Any([.. relation.Constraints]).Name);
        string? index = relation.Indexes.Count == 0 ? null : $"{NameRules.Quote(relation.Schema)}.{NameRules.Quote(Any([.. relation.Indexes]).Name)}";
        string? type = catalog.UserTypes.Any() ? $"{Any([.. catalog.UserTypes]).QualifiedName}" : null;
        string? routine = catalog.UserRoutines.Any() ? NameRules.Quote(Any([.. catalog.UserRoutines]).Name) : null;
        return random.Next(44) switch
        {
            0 => $"alter table {table} drop column {column}{cascade}",
            1 => $"alter table {table} alter column {column} type {Any(Types)}",
            2 => $"alter table {table} alter column {column} type {Any(Types)} using {second}::{Any(Types)}",
            3 => $"alter table {table} alter column {column} set default {Any(Values)}",
            4 => $"alter table {table} alter column {column} drop not null",
            5 => $"alter table {table} add column {column} integer",
            6 => $"alter table {table} add column extra {Any(Types)} not null default {Any(Values)}",
            7 => $"alter table {table} rename column {column} to {second}",
            8 => $"alter table {table} rename to {NameRules.Quote(other.Name)}",
            9 => $"alter table {table} add primary key ({column})",
            10 => $"alter table {table} add foreign key ({column}) references {other.QualifiedName} ({foreign})",
            11 => $"alter table {table} add foreign key ({column}) references {other.QualifiedName}",
            12 => $"alter table {table} add constraint {constraint ?? "made"} check ({column} > {Any(Values)})",
            13 => $"alter table {table} add unique ({column}, {second})",
            14 => constraint is null ? null : $"alter table {table} drop constraint {constraint}{cascade}",
            15 => $"drop table {table}{cascade}",
            16 => $"drop view {table}{cascade}",
            17 => index is null ? null : $"drop index {index}{cascade}",
            18 => $"create index on {table} ({column}, {foreign})",
            19 => $"create unique index on {table} using {Any<string>(["gin", "hash", "gist", "btree", "no_such_method"])} ({column})",
            20 => $"create index {NameRules.Quote(other.Name)} on {table} ({column})",
            21 => $"create view made_view as select {column}, {foreign} from {table}",
            22 => $"create or replace view {other.QualifiedName} as select {column} from {table}",
            23 => $"create table made_table (like {table} including all, {column} integer)",
            24 => $"create table made_table ({column} {Any(Types)} references {table} ({column}))",
            25 => $"create table {table} (a integer)",
            26 => type is null ? null : $"drop type {type}{cascade}",
            27 => type is null ? null : $"alter type {type} add value '{column.Trim('"')}'",
            28 => type is null ? null : $"alter domain {type} set default {Any(Values)}",
            29 => routine is null ? null : $"drop function {routine}{cascade}",
            30 => routine is null ? null : $"alter function {routine}({Any(Types)}) rename to made",
            31 => $"comment on column {table}.{foreign} is 'x'",
            32 => $"alter table {table} alter column {column} add generated always as identity",
            33 => $"alter table {table} add constraint made exclude using gist ({column} with =)",
            34 => $"create trigger made before insert on {table} for each row execute function {routine ?? "no_such_function"}()",
            35 => $"alter view {table} alter column {column} set default {Any(Values)}",
            36 => $"create function made(a {Any(Types)}) returns {Any(Types)} language sql as 'select {column} from {table}'",
            37 => $"create table made_table () inherits ({table}, {other.QualifiedName})",
            38 => $"alter table {table} inherit {other.QualifiedName}",
            39 => index is null ? null : $"alter table {table} add primary key using index {index[(index.IndexOf('.', StringComparison.Ordinal) + 1)..]}",
            40 => $"create policy made on {table} using ({column} = {Any(Values)})",
            41 => $"create rule made as on update to {table} do instead nothing",
            42 => $"alter table {table} partition by range ({column})",
            _ => $"create materialized view {NameRules.Quote(other.Name)} as select {column}::{Any(Types)} from {table}",
        };
    }

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
