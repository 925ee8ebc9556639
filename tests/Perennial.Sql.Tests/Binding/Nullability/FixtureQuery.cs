using System.Globalization;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>A query of a fixture with what is expected of it; null where nothing is said.</summary>
internal sealed record FixtureQuery(string Name)
{
    public string Sql { get; init; } = "";

    public string? Columns { get; init; }

    public string? Parameters { get; init; }

    public string? Rows { get; init; }

    /// <summary>The columns' types, in order.</summary>
    public string? Types { get; init; }

    /// <summary>Ids of the findings that are no errors.</summary>
    public string? Warnings { get; init; }

    public string? Reads { get; init; }

    public string? Writes { get; init; }

    /// <summary>The oldest server that takes it.</summary>
    public int Postgres { get; init; } = 13;

    /// <summary>Columns that are nullable although no run on random data shows a null.</summary>
    public EquatableArray<string> Unseen { get; init; }

    public FixtureQuery With(string line)
    {
        if (Value(line, "columns") is { } columns) return this with { Columns = columns };
        if (Value(line, "parameters") is { } parameters) return this with { Parameters = parameters };
        if (Value(line, "rows") is { } rows) return this with { Rows = rows };
        if (Value(line, "types") is { } types) return this with { Types = types };
        if (Value(line, "warnings") is { } warnings) return this with { Warnings = warnings };
        if (Value(line, "reads") is { } reads) return this with { Reads = reads };
        if (Value(line, "writes") is { } writes) return this with { Writes = writes };
        if (Value(line, "postgres") is { } postgres) return this with { Postgres = int.Parse(postgres, CultureInfo.InvariantCulture) };
        if (Value(line, "unseen") is { } unseen) return this with { Unseen = [.. unseen.Split(", ")] };
        return this with { Sql = (Sql + "\n" + line).TrimStart('\n') };
    }

    private static string? Value(string line, string key)
    {
        string prefix = $"-- {key}:";
        return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].Trim() : null;
    }

    /// <summary>The query as the binder describes it, and the text that a server takes.</summary>
    public (BoundStatement Statement, string ServerSql) Bind(DatabaseCatalog catalog)
    {
        SourceText source = new(Name, Sql);
        ParsedScript script = SqlParser.Parse(source, new ParseOptions(catalog.ServerVersion, NamedParameters: true));
        Assert.True(script.Statements.Count == 1 && script.Statements[0].Node is not null, $"{Name}: not one statement: {script.Statements[0].Error?.Message}");
        BoundStatement bound = QueryBinder.Bind(catalog, script.Statements[0].Node!, source, new BindOptions { QueryAnnotations = true });
        Assert.True(!bound.HasErrors, $"{Name}: {string.Join("; ", bound.Findings.Where(static finding => finding.Severity == FindingSeverity.Error).Select(static finding => finding.Message))}");
        return (bound, TextReplacement.Apply(source, script.Statements[0].Span, bound.Replacements));
    }

    /// <summary>These expectations as the binder has them, for the lines that are there or always wanted.</summary>
    public FixtureQuery Described(BoundStatement bound) => this with
    {
        Columns = string.Join(", ", bound.Columns.Select(static column => column.Name + (column.IsNullable ? "?" : ""))),
        Parameters = bound.Parameters.IsEmpty ? null : string.Join(", ", bound.Parameters.Select(static parameter => parameter.Name + (parameter.IsNullable ? "?" : ""))),
        Rows = bound.Cardinality switch { Cardinality.None => "none", Cardinality.One => "one", Cardinality.ZeroOrOne => "zero-or-one", _ => "many" },
        Types = Types is null ? null : string.Join(", ", bound.Columns.Select(static column => column.TypeName)),
        Warnings = Warnings is null ? null : string.Join(", ", bound.Findings.Select(static finding => finding.Rule.Id)),
        Reads = Reads is null ? null : Uses(bound.Reads),
        Writes = Writes is null ? null : Uses(bound.Writes),
    };

    private static string Uses(EquatableArray<RelationColumnUse> uses) => string.Join(", ", uses.Select(static use => use.Column is null ? $"{use.Schema}.{use.Relation}" : $"{use.Schema}.{use.Relation}.{use.Column}"));

    public override string ToString()
    {
        List<string> lines = ["-- name: " + Name];
        if (Postgres > 13) lines.Add("-- postgres: " + Postgres.ToString(CultureInfo.InvariantCulture));
        if (Parameters is not null) lines.Add("-- parameters: " + Parameters);
        if (!string.IsNullOrEmpty(Columns)) lines.Add("-- columns: " + Columns);
        if (Types is not null) lines.Add("-- types: " + Types);
        if (Warnings is not null) lines.Add("-- warnings: " + Warnings);
        if (Rows is not null) lines.Add("-- rows: " + Rows);
        if (Reads is not null) lines.Add(("-- reads: " + Reads).TrimEnd());
        if (Writes is not null) lines.Add(("-- writes: " + Writes).TrimEnd());
        if (!Unseen.IsEmpty) lines.Add("-- unseen: " + string.Join(", ", Unseen));
        return string.Join('\n', lines) + "\n" + Sql.Trim('\n');
    }
}
