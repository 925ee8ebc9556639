using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// A CREATE FUNCTION or CREATE PROCEDURE as the server keeps it, whichever way it was written: the order of options and those that are the default anyway,
/// <c>int8</c> for <c>bigint</c>, lengths of argument types, and the quotes around the body leave no trace in pg_proc.
/// </summary>
/// <param name="Header">All but the body, printed.</param>
/// <param name="Body">The text of the body; the printed statements of an SQL-standard body.</param>
/// <param name="Language">Null for an SQL-standard body without a LANGUAGE.</param>
internal sealed record RoutineDefinitionForm(string Header, string Body, string? Language)
{
    /// <returns>Null for a text that is not one such statement.</returns>
    public static RoutineDefinitionForm? Of(string createSql)
    {
        ParsedScript script = SqlParser.Parse(new SourceText("", createSql));
        if (script.Statements.Count != 1 || script.Statements[0].Node is not CreateRoutineStatement create) return null;
        CreateRoutineStatement header = create with
        {
            OrReplace = true,
            Parameters = create.Parameters.Select(static parameter => parameter with { Type = Kept(parameter.Type) }).ToEquatableArray(),
            Returns = create.Returns is { } returns ? Kept(returns) : null,
            Options = create.Options.Where(static option => option is not RoutineAs && !IsDefault(option))
                .OrderBy(static option => option is RoutineSetOption).ThenBy(static option => option.GetType().Name, StringComparer.Ordinal).ToEquatableArray(),
            Body = null,
        };
        string body = create.Body is { } statements ? SqlPrinter.Print(statements) : create.Options.OfType<RoutineAs>().FirstOrDefault()?.Definition.Value ?? "";
        return new RoutineDefinitionForm(SqlPrinter.Print(header), body, create.Options.OfType<RoutineLanguage>().FirstOrDefault()?.Name.Name);
    }

    // pg_proc keeps types without lengths, fields and bounds.
    private static TypeName Kept(TypeName type) => type with
    {
        Name = type.Name.Parts.Count == 1 && !type.IsColumnType
            ? new QualifiedName(new[] { new Identifier(SchemaName.Catalog, type.Name.Parts[0].Span), type.Name.Parts[0] }.ToEquatableArray())
            : type.Name,
        Modifiers = default,
        ArrayBounds = type.ArrayBounds.IsEmpty ? default : new int?[] { null }.ToEquatableArray(),
        Interval = null,
    };

    private static bool IsDefault(RoutineOption option) => option
        is RoutineVolatilityOption { Volatility: RoutineVolatility.Volatile }
        or RoutineStrictOption { IsStrict: false }
        or RoutineSecurityOption { IsDefiner: false }
        or RoutineLeakproofOption { IsLeakproof: false }
        or RoutineParallelOption { Value.Name: "unsafe" };
}
